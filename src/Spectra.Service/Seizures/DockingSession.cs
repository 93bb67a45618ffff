using Spectra.Driver;
using Spectra.Driver.Docking;

namespace Spectra.Service.Seizures;

/// <summary>A docking session that brought something new.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Address">Where the device was.</param>
/// <param name="Identity">What it said it is.</param>
/// <param name="Health">How it said it is.</param>
/// <param name="StartedAt">When, in UTC.</param>
/// <param name="End">How it ended; null where it was cut off or is still going on.</param>
internal sealed record DockingSession(Guid Id, string Address, DeviceIdentity Identity, DeviceHealth Health, DateTimeOffset StartedAt, DockingSessionEnd? End);

/// <summary>How a docking session ended.</summary>
/// <param name="EndedAt">When, in UTC.</param>
/// <param name="Outcome">Completed, device-lost or cancelled.</param>
/// <param name="Sentence">What happened, where it did not simply complete.</param>
/// <param name="Tally">What it did.</param>
internal sealed record DockingSessionEnd(DateTimeOffset EndedAt, string Outcome, string? Sentence, DockTally Tally);
