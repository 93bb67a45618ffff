using System.Collections.Immutable;
using Spectra.Driver.Docking;
using Spectra.Service.Identification;

namespace Spectra.Service.Seizures;

/// <summary>From the device into the record: each new file is identified and recorded before the next is asked for.</summary>
/// <param name="store">The record.</param>
/// <param name="desk">What answers, at each file anew; null for nothing.</param>
/// <param name="time">The clock.</param>
internal sealed class Docking(MeasurementStore store, IdentificationDesk? desk, TimeProvider time)
{
    /// <summary>Runs one session.</summary>
    /// <param name="request">What is docked, and how.</param>
    /// <param name="show">Told of every step; of a taken file only once it is recorded.</param>
    /// <param name="cancellationToken">Calls the session off; what was recorded stays.</param>
    /// <exception cref="Storage.EvidenceException">Something could not be recorded: nothing is shown as recorded that is not.</exception>
    /// <exception cref="IOException">The session's journal could not be written.</exception>
    public async Task<DockOutcome> RunAsync(DockRequest request, Action<DockStep> show, CancellationToken cancellationToken)
    {
        SessionRecorder recorder = store.Begin(request.RecordedAs, request.Desk);
        ForeignRule foreign = new(store, request, time);
        DockSession session = new(request.Address, store, time, request.Settings with { Foreign = foreign.Of });
        await foreach (DockEvent happened in session.RunAsync(cancellationToken))
        {
            switch (happened)
            {
                case DockEvent.Taken taken:
                    Record(recorder, taken, show);
                    continue;
                case DockEvent.Quarantined quarantined:
                    Record(recorder, quarantined, show);
                    continue;
                case DockEvent.Connected connected:
                    recorder.Connected(connected);
                    foreign.Connected(connected.Identity);
                    break;
                case DockEvent.SetAside aside:
                    recorder.Record(aside);
                    break;
                case DockEvent.Known known:
                    recorder.Record(known);
                    break;
                case DockEvent.Ended ended:
                    foreach (MeasurementSequence sequence in recorder.End(ended.Outcome, ended.Report))
                    {
                        show(new DockStep.Sequenced(sequence));
                    }

                    return ended.Outcome;
            }

            show(new DockStep.Happened(happened));
        }

        throw new InvalidOperationException("A docking session ended without its last event.");
    }

    private static void Record(SessionRecorder recorder, DockEvent.Quarantined quarantined, Action<DockStep> show)
    {
        if (recorder.Record(quarantined) is RecordOutcome.Recorded { Ids: [{ } id] })
        {
            show(new DockStep.KeptApart(id, quarantined.Record.Name, quarantined.Sentence));
        }
    }

    private void Record(SessionRecorder recorder, DockEvent.Taken taken, Action<DockStep> show)
    {
        ImmutableArray<AssessedSpectrum> spectra = desk?.Use((identifier, _) => AssessedSpectrum.Of(identifier, taken)) ?? AssessedSpectrum.Of(null, taken);
        ImmutableArray<NewMeasurement> measurements = [.. spectra.Select(static spectrum => spectrum.Measurement)];
        RecordOutcome outcome = recorder.Record(taken, measurements);
        if (outcome is not RecordOutcome.Recorded recorded)
        {
            show(new DockStep.Happened(new DockEvent.Known(taken.Record, taken.Key, taken.Sha256)));
            return;
        }

        NewAnalysis? answered = measurements.Select(static measured => measured.Analysis).FirstOrDefault(static analysis => analysis is not null);
        string? remark = answered is null ? null : store.Reader.ValidationRemark(recorder.Serial, answered.EngineVersion, answered.LibrariesJson);
        for (int subfile = 0; subfile < spectra.Length; subfile++)
        {
            show(new DockStep.Recorded(recorded.Ids[subfile], taken.FileName, subfile, taken.Sha256, spectra[subfile].Role, spectra[subfile].Report, measurements[subfile].Check) { ValidationRemark = spectra[subfile].Report is null ? null : remark });
        }
    }
}
