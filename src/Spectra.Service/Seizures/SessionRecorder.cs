using System.Diagnostics;
using Spectra.Driver;
using Spectra.Driver.Docking;

namespace Spectra.Service.Seizures;

/// <summary>Records one docking session as its events come in. A session that brings nothing new leaves no row.</summary>
internal sealed class SessionRecorder
{
    private readonly MeasurementStore _store;
    private SessionStart _start;
    private bool _broughtSomething;

    internal SessionRecorder(MeasurementStore store, DeviceAddress address, Guid id, DateTimeOffset startedAt)
    {
        _store = store;
        _start = new SessionStart(id, address, DeviceIdentity.NotReported, DeviceHealth.NotReported, startedAt);
    }

    /// <summary>The session's id; a row with it exists once something new was recorded.</summary>
    public Guid SessionId => _start.Id;

    /// <summary>Notes what the device says of itself; must come before the first file.</summary>
    public void Connected(DockEvent.Connected device) => _start = _start with { Identity = device.Identity, Health = device.Health };

    /// <summary>Records a file with its measurements and analyses; on return they are safe.</summary>
    public RecordOutcome Record(DockEvent.Taken file, IReadOnlyList<NewMeasurement> measurements) => Noted(_store.Append(_start, file, measurements));

    /// <summary>Records a file that is no spectrum.</summary>
    public RecordOutcome Record(DockEvent.SetAside file) => Noted(_store.Append(_start, file));

    /// <summary>Records how the session ended, where it brought something.</summary>
    public void End(DockOutcome outcome)
    {
        if (_broughtSomething)
        {
            (string word, string? sentence) = outcome switch
            {
                DockOutcome.Completed => ("completed", null),
                DockOutcome.DeviceLost lost => ("device-lost", lost.Sentence),
                DockOutcome.Cancelled => ("cancelled", null),
                DockOutcome.Refused refused => ("refused", refused.Sentence),
                _ => throw new UnreachableException(),
            };
            _store.AppendEnd(_start.Id, word, sentence, outcome.Tally);
        }
    }

    private RecordOutcome Noted(RecordOutcome outcome)
    {
        _broughtSomething |= outcome is RecordOutcome.Recorded;
        return outcome;
    }
}
