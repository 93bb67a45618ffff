using System.Diagnostics;
using Spectra.Driver;
using Spectra.Driver.Docking;
using Spectra.Driver.Journals;

namespace Spectra.Service.Seizures;

/// <summary>Records one docking session as its events come in. A session that brings nothing new leaves no row.</summary>
internal sealed class SessionRecorder
{
    private readonly MeasurementStore _store;
    private readonly bool _isLine;
    private SessionStart _start;
    private bool _broughtSomething;

    internal SessionRecorder(MeasurementStore store, DeviceAddress address, Guid id, DateTimeOffset startedAt, DeskAnswer desk)
    {
        _store = store;
        _isLine = address is not DeviceAddress.Folder;
        _start = new SessionStart(id, address.ToString(), DeviceIdentity.NotReported, DeviceHealth.NotReported, startedAt) { Desk = desk };
    }

    /// <summary>The session's id; a row with it exists once something new was recorded.</summary>
    public Guid SessionId => _start.Id;

    /// <summary>The device's serial number; null where it reports none.</summary>
    public string? Serial => _start.Identity.Serial;

    /// <summary>Notes what the device says of itself; must come before the first file.</summary>
    public void Connected(DockEvent.Connected device) =>
        _start = _start with { Identity = device.Identity, Health = device.Health, Tags = device.Tags, ProfileBasis = device.Basis };

    /// <summary>Records a file with its measurements and analyses; on return they are safe.</summary>
    public RecordOutcome Record(DockEvent.Taken file, IReadOnlyList<NewMeasurement> measurements) => Noted(_store.Append(_start, file, measurements));

    /// <summary>Records a file that is no spectrum.</summary>
    public RecordOutcome Record(DockEvent.SetAside file) => Noted(_store.Append(_start, file));

    /// <summary>Records a file that may not be this post's, with its bytes.</summary>
    public RecordOutcome Record(DockEvent.Quarantined file) => Noted(_store.Append(_start, file));

    /// <summary>Records under which id known content lies on the device, where that is new.</summary>
    public void Record(DockEvent.Known file) => _broughtSomething |= _store.AppendReceipt(_start, file);

    /// <summary>Records how the session ended, where it brought something, and what was measured around the samples of this device.</summary>
    /// <returns>The sequences that are new.</returns>
    public IReadOnlyList<MeasurementSequence> End(DockOutcome outcome, SessionReport report)
    {
        bool hadLine = _isLine && report.Totals != LinkTotals.None;
        if (_broughtSomething)
        {
            (string word, string? sentence) = outcome switch
            {
                DockOutcome.Completed => ("completed", null),
                DockOutcome.DeviceLost lost => ("device-lost", lost.Sentence),
                DockOutcome.Cancelled => ("cancelled", null),
                DockOutcome.Refused refused => ("refused", refused.Sentence),
                DockOutcome.Failed failed => ("failed", (string?)failed.Sentence),
                _ => throw new UnreachableException(),
            };
            string? journal = hadLine ? SessionJournalFile.Write(_store.Folder, _start.Id, report) : null;
            _store.AppendEnd(_start.Id, word, sentence, outcome.Tally, report, journal);
        }
        else if (hadLine && (outcome is not DockOutcome.Completed || report.Totals is not { Retries: 0, NoiseBytes: 0 }))
        {
            // A detector that stays docked is asked every few seconds: where that brought nothing and went as it should, nothing is kept.
            SessionJournalFile.WriteFruitless(_store.Folder, _start.Id, report);
        }

        // Also where this session brought nothing: one before it may have been cut off.
        return _store.Sequences.Append(_start.Id, _start.Identity.Serial, _start.Address);
    }

    private RecordOutcome Noted(RecordOutcome outcome)
    {
        _broughtSomething |= outcome is RecordOutcome.Recorded or RecordOutcome.AlreadyRecorded { HasReceipt: true };
        return outcome;
    }
}
