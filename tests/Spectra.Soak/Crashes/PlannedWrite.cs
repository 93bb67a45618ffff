using Spectra.Soak.Serving;

namespace Spectra.Soak.Crashes;

/// <summary>Something to write that can be told from everything else in the record.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Marker">A text that only this write leaves in the record.</param>
/// <param name="Person">Who writes it.</param>
/// <param name="Path">Where it is posted to.</param>
/// <param name="Content">Makes the body, anew for each time it is sent.</param>
internal sealed record PlannedWrite(WriteKind Kind, string Marker, ServedPerson Person, string Path, Func<HttpContent> Content)
{
    /// <summary>The case it belongs to; null for a case itself, and for a measurement.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>The measurement it belongs to; null for anything but a review.</summary>
    public Guid? MeasurementId { get; init; }
}
