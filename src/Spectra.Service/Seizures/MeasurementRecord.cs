using System.Collections.Immutable;
using Spectra.Service.Storage;

namespace Spectra.Service.Seizures;

/// <summary>Everything recorded around one measurement.</summary>
/// <param name="Measurement">The measurement as first recorded.</param>
/// <param name="Session">The session that brought it.</param>
/// <param name="Analyses">What was made of it, oldest first.</param>
/// <param name="Corrections">Its corrections, oldest first.</param>
/// <param name="Checks">What it says of the instrument, where it is a check.</param>
/// <param name="Sequence">What was measured around it, where it is a sample; null before its session has ended.</param>
/// <param name="Events">The events of the chain that cover these rows and the raw bytes, in chain order.</param>
/// <param name="Findings">Every row of it that is not as it was recorded, a sentence each.</param>
internal sealed record MeasurementRecord(
    Measurement Measurement,
    DockingSession Session,
    ImmutableArray<Analysis> Analyses,
    ImmutableArray<Correction> Corrections,
    ImmutableArray<NewPerformanceCheck> Checks,
    MeasurementSequence? Sequence,
    ImmutableArray<ChainEvent> Events,
    ImmutableArray<string> Findings)
{
    /// <summary>Why the latest answer was not validated on the instrument; null where it was, and where there is no answer.</summary>
    public string? ValidationRemark { get; init; }

    /// <summary>Whether every row shown is as it was recorded. Whether rows are missing beside them only an audit can say.</summary>
    public bool IsIntact => Findings.IsEmpty;

    /// <summary>The role that is valid now: the last correction's, else the recorded one.</summary>
    public MeasurementRole CurrentRole => Corrections.LastOrDefault(static correction => correction.Field == "role") is { NewValue: { } role } ? RecordWords.Role(role) : Measurement.Role;

    /// <summary>Stated, inferred or corrected.</summary>
    public string CurrentRoleBasis => Corrections.Any(static correction => correction.Field == "role") ? "corrected" : Measurement.RoleBasis;

    /// <summary>The exhibit it belongs to now: the last correction's, else the recorded one; null where it was not told.</summary>
    public string? CurrentExhibit => Corrections.LastOrDefault(static correction => correction.Field == "exhibit_code") is { } corrected ? corrected.NewValue : Measurement.ExhibitCode;

    /// <summary>What the exhibit is told by: sample-name or corrected; null where it is not told.</summary>
    public string? CurrentExhibitBasis => Corrections.Any(static correction => correction.Field == "exhibit_code") ? "corrected" : Measurement.ExhibitBasis;
}
