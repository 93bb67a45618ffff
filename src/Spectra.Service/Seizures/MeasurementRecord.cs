using System.Collections.Immutable;

namespace Spectra.Service.Seizures;

/// <summary>Everything recorded around one measurement.</summary>
/// <param name="Measurement">The measurement as first recorded.</param>
/// <param name="Session">The session that brought it.</param>
/// <param name="Analyses">What was made of it, oldest first.</param>
/// <param name="Corrections">Its corrections, oldest first.</param>
/// <param name="Events">The events of the chain that cover these rows and the raw bytes, in chain order.</param>
internal sealed record MeasurementRecord(
    Measurement Measurement,
    DockingSession Session,
    ImmutableArray<Analysis> Analyses,
    ImmutableArray<Correction> Corrections,
    ImmutableArray<ChainEvent> Events)
{
    /// <summary>The role that is valid now: the last correction's, else the recorded one.</summary>
    public MeasurementRole CurrentRole => Corrections.LastOrDefault(static correction => correction.Field == "role") is { NewValue: { } role } ? RecordWords.Role(role) : Measurement.Role;

    /// <summary>Stated, inferred or corrected.</summary>
    public string CurrentRoleBasis => Corrections.Any(static correction => correction.Field == "role") ? "corrected" : Measurement.RoleBasis;
}
