using Spectra.Driver.Docking;
using Spectra.Roles;
using Spectra.Service.Identification;

namespace Spectra.Service.Seizures;

/// <summary>One step of docking as a person or a page is told of it.</summary>
internal abstract record DockStep
{
    private DockStep()
    {
    }

    /// <summary>Something happened on the device's side.</summary>
    /// <param name="Event">What.</param>
    public sealed record Happened(DockEvent Event) : DockStep;

    /// <summary>A spectrum is in the record.</summary>
    /// <param name="MeasurementId">Its id.</param>
    /// <param name="FileName">The file on the device.</param>
    /// <param name="Subfile">Which spectrum of it.</param>
    /// <param name="Sha256">The file's hash.</param>
    /// <param name="Role">What the measurement is for.</param>
    /// <param name="Report">The answer; null for backgrounds, blanks and checks, and where there is no library.</param>
    /// <param name="Check">What it says of the instrument; null where it is no check.</param>
    public sealed record Recorded(Guid MeasurementId, string FileName, int Subfile, string Sha256, InferredRole Role, IdentificationReport? Report, NewPerformanceCheck? Check) : DockStep
    {
        /// <summary>Why the answer was not validated on the instrument; null where it was, and where there is no answer.</summary>
        public string? ValidationRemark { get; init; }
    }

    /// <summary>A file is kept apart because it may not be this post's.</summary>
    /// <param name="SetAsideId">The id under which a person may admit it.</param>
    /// <param name="FileName">The file on the device.</param>
    /// <param name="Sentence">Why, and what to do.</param>
    public sealed record KeptApart(Guid SetAsideId, string FileName, string Sentence) : DockStep;

    /// <summary>What was measured around a sample is in the record; comes after the session's end, also for samples of sessions before.</summary>
    /// <param name="Sequence">What.</param>
    public sealed record Sequenced(MeasurementSequence Sequence) : DockStep;
}
