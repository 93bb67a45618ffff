using System.Collections.Immutable;
using Spectra.Driver.Docking;

namespace Spectra.Service.Seizures;

/// <summary>What of a measurement tells its place among the others of its device.</summary>
internal sealed record SequencedMeasurement
{
    public required Guid Id { get; init; }

    public required Guid SessionId { get; init; }

    /// <summary>When the session that brought it began, in UTC.</summary>
    public required DateTimeOffset SessionStartedAt { get; init; }

    /// <summary>What was out of order with the device then.</summary>
    public ImmutableArray<SessionTag> SessionTags { get; init; } = [];

    /// <summary>The hash of its file.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Its place in the device's catalogue; null where only its time tells.</summary>
    public long? Number { get; init; }

    /// <summary>When it was measured by the device's clock; where that is not known, when it was received here.</summary>
    public required DateTimeOffset At { get; init; }

    public required string FileName { get; init; }

    public required long Subfile { get; init; }

    /// <summary>The role that is valid now.</summary>
    public required MeasurementRole Role { get; init; }

    /// <summary>Whether it is a blank that shows no bands. What was called a blank and shows some is none, whoever says so.</summary>
    public bool IsCleanBlank { get; init; }

    /// <summary>Whether it is a check that the instrument failed; null where it is none, or was not judged.</summary>
    public bool? HasFailed { get; init; }

    /// <summary>Whether a verdict on it would be one on a substance: a sample, or what nobody has settled yet.</summary>
    public bool IsSample => Role is MeasurementRole.Sample or MeasurementRole.Unknown;
}
