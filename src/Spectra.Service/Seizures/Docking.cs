using System.Collections.Immutable;
using System.Text.Json;
using Spectra.Driver;
using Spectra.Driver.Docking;
using Spectra.Formats;
using Spectra.Roles;
using Spectra.Service.Identification;

namespace Spectra.Service.Seizures;

/// <summary>From the device into the record: each new file is identified and recorded before the next is asked for.</summary>
/// <param name="store">The record.</param>
/// <param name="identifier">What answers; null where there is no library.</param>
/// <param name="time">The clock.</param>
internal sealed class Docking(MeasurementStore store, Identifier? identifier, TimeProvider time)
{
    /// <summary>Runs one session.</summary>
    /// <param name="address">Where the device is.</param>
    /// <param name="show">Told of every step; of a taken file only once it is recorded.</param>
    /// <param name="cancellationToken">Calls the session off between two files.</param>
    /// <exception cref="Storage.EvidenceException">Something could not be recorded: nothing is shown as recorded that is not.</exception>
    public async Task<DockOutcome> RunAsync(DeviceAddress address, Action<DockStep> show, CancellationToken cancellationToken)
    {
        SessionRecorder recorder = store.Begin(address);
        await foreach (DockEvent happened in new DockSession(address, store, time).RunAsync(cancellationToken))
        {
            switch (happened)
            {
                case DockEvent.Connected connected:
                    recorder.Connected(connected);
                    show(new DockStep.Happened(happened));
                    break;
                case DockEvent.Taken taken:
                    Record(recorder, taken, show);
                    break;
                case DockEvent.SetAside aside:
                    recorder.Record(aside);
                    show(new DockStep.Happened(happened));
                    break;
                case DockEvent.Ended ended:
                    recorder.End(ended.Outcome);
                    return ended.Outcome;
                default:
                    show(new DockStep.Happened(happened));
                    break;
            }
        }

        throw new InvalidOperationException("A docking session ended without its last event.");
    }

    private void Record(SessionRecorder recorder, DockEvent.Taken taken, Action<DockStep> show)
    {
        ImmutableArray<Spectrum> spectra = taken.File.Spectra;
        ImmutableArray<InferredRole> roles = [.. spectra.Select(RoleInference.Infer)];
        ImmutableArray<IdentificationReport?> reports =
            [.. spectra.Select((spectrum, subfile) => Kept(identifier?.Identify(taken.FileName, subfile, taken.Sha256, spectrum, roles[subfile]), roles[subfile]))];
        RecordOutcome outcome = recorder.Record(taken, [.. spectra.Select((spectrum, subfile) => new NewMeasurement(spectrum, roles[subfile], Analysis(reports[subfile])))]);
        if (outcome is not RecordOutcome.Recorded recorded)
        {
            show(new DockStep.Happened(new DockEvent.Known(taken.Record, taken.Key, taken.Sha256)));
            return;
        }

        for (int subfile = 0; subfile < spectra.Length; subfile++)
        {
            show(new DockStep.Recorded(recorded.Ids[subfile], taken.FileName, subfile, taken.Sha256, roles[subfile], reports[subfile]));
        }
    }

    /// <summary>Backgrounds, blanks and checks get no verdict; an alert is kept whatever the measurement was said to be.</summary>
    private static IdentificationReport? Kept(IdentificationReport? report, InferredRole role) =>
        role.Role is MeasurementRole.Sample or MeasurementRole.Unknown || report?.Alerts.IsEmpty == false ? report : null;

    private static NewAnalysis? Analysis(IdentificationReport? report) => report is null
        ? null
        : new NewAnalysis(
            report.Engine.Version,
            report.Engine.Recipe,
            report.Engine.Metric,
            JsonSerializer.Serialize(report.Engine.Libraries, ReportJson.Line.ImmutableArrayLibraryStatement),
            report.Quality.Verdict,
            report.Verdict.Kind,
            report.Verdict.Ids,
            report.Verdict.Level,
            report.Verdict.Statement,
            JsonSerializer.Serialize(report, ReportJson.Line.IdentificationReport));
}
