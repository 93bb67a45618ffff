using System.Collections.Immutable;
using Spectra.Driver;
using Spectra.Driver.Docking;
using Spectra.Driver.Journals;

namespace Spectra.Service.Seizures;

/// <summary>A docking session that brought something new.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Address">Where the device was.</param>
/// <param name="Identity">What it said it is.</param>
/// <param name="Health">How it said it is.</param>
/// <param name="StartedAt">When, in UTC.</param>
/// <param name="ProfileBasis">What the device's profile rests on, in a sentence; null for a folder.</param>
/// <param name="Tags">What was out of order with the device.</param>
/// <param name="Decontaminated">Whether the detector is decontaminated and the sample away from the desk: yes or not-asked; null in records of older versions.</param>
/// <param name="DecontaminatedBy">Who said so.</param>
/// <param name="End">How it ended; null where it was cut off or is still going on.</param>
internal sealed record DockingSession(
    Guid Id,
    string Address,
    DeviceIdentity Identity,
    DeviceHealth Health,
    DateTimeOffset StartedAt,
    string? ProfileBasis,
    ImmutableArray<SessionTag> Tags,
    string? Decontaminated,
    string? DecontaminatedBy,
    DockingSessionEnd? End);

/// <summary>How a docking session ended.</summary>
/// <param name="EndedAt">When, in UTC.</param>
/// <param name="Outcome">Completed, device-lost, failed, refused or cancelled.</param>
/// <param name="Sentence">What happened, where it did not simply complete.</param>
/// <param name="Tally">What it did.</param>
/// <param name="Totals">What passed over the line; null in records of older versions.</param>
/// <param name="DurationSeconds">How long it lasted; null in records of older versions.</param>
/// <param name="JournalSha256">The SHA-256 of its journal's file; null where there is none.</param>
internal sealed record DockingSessionEnd(DateTimeOffset EndedAt, string Outcome, string? Sentence, DockTally Tally, LinkTotals? Totals, double? DurationSeconds, string? JournalSha256);
