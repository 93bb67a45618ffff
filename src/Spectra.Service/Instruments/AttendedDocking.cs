using System.Globalization;
using Spectra.Driver;
using Spectra.Driver.Discovery;
using Spectra.Driver.Docking;
using Spectra.Driver.Profiles;
using Spectra.Service.Api;
using Spectra.Service.Commands;
using Spectra.Service.Demo;
using Spectra.Service.Identification;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Instruments;

/// <summary>Runs the sessions of a post into the record, and tells in sentences what they bring.</summary>
/// <param name="docking">From the device into the record.</param>
/// <param name="shelf">The profiles.</param>
/// <param name="profile">The profile that a person named for all detectors; null for none.</param>
/// <param name="inbox">Where records lie while they are pulled.</param>
/// <param name="tell">Told sentences for a person.</param>
/// <param name="simulated">The simulated detectors among them, which are recorded as such; null for none.</param>
/// <param name="progress">Told the same as events; null where nobody can listen.</param>
internal sealed class AttendedDocking(Docking docking, ProfileShelf shelf, string? profile, string inbox, Action<string> tell, SimulatedDetectors? simulated = null, LiveProgress? progress = null)
{
    /// <summary>Runs one session. What can't be recorded ends it, and the next one tries again.</summary>
    /// <param name="address">Where the device is.</param>
    /// <param name="device">The device that is attached there, where it is known.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    public async Task<DockOutcome> RunAsync(DeviceAddress address, AttachedDevice? device, CancellationToken cancellationToken)
    {
        (DeviceAddress Told, DeviceProfile Profile)? stand = simulated?.Find(address);
        ProfileChoice choice = ProfileChoice.Of(profile ?? stand?.Profile.Id, device?.Address ?? address, shelf);
        if (choice is not ProfileChoice.Chosen chosen)
        {
            return new DockOutcome.Refused(((ProfileChoice.Refused)choice).Sentence);
        }

        DockRequest request = new(address) { RecordedAs = stand?.Told ?? address, Settings = chosen.In(DockSettings.Default with { Inbox = inbox }) };
        try
        {
            return await docking.RunAsync(request, step => Show(step, request.RecordedAs.ToString()), cancellationToken);
        }
        catch (Exception failure) when (failure is EvidenceException or IOException or UnauthorizedAccessException)
        {
            return new DockOutcome.Failed(DockTally.None, failure.Message);
        }
    }

    private void Show(DockStep step, string device)
    {
        string? sentence = step switch
        {
            DockStep.Recorded recorded => $"{recorded.FileName} ({Words.Of(recorded.Role.Role)}), recorded as {recorded.MeasurementId}: {CheckMark.Of(recorded.Report, recorded.Check).Line}",
            DockStep.KeptApart apart => $"{apart.FileName}: {apart.Sentence}",
            DockStep.Happened { Event: DockEvent.Warned warned } => warned.Sentence,
            DockStep.Happened { Event: DockEvent.Progress progress } => string.Create(
                CultureInfo.InvariantCulture,
                $"{progress.FileName}: {progress.Received:N0}{(progress.Of is { } of ? $" of {of:N0}" : "")} bytes, {progress.BytesPerSecond / 1000:F1} kB/s"),
            DockStep.Happened { Event: DockEvent.SetAside aside } => $"{aside.FileName} is set aside, {aside.Error.Id}: {aside.Error.Message}",
            DockStep.Happened { Event: DockEvent.NotTaken left } => left.Sentence,
            _ => null,
        };
        if (sentence is not null)
        {
            tell(sentence);
            progress?.Tell(ProgressOf(step, sentence, device));
        }
    }

    private static ProgressEvent ProgressOf(DockStep step, string sentence, string device)
    {
        (string kind, Guid? measurement, DockEvent.Progress? received) = step switch
        {
            DockStep.Recorded recorded => ("recorded", (Guid?)recorded.MeasurementId, (DockEvent.Progress?)null),
            DockStep.KeptApart => ("set-aside", null, null),
            DockStep.Happened { Event: DockEvent.SetAside } => ("set-aside", null, null),
            DockStep.Happened { Event: DockEvent.Progress progress } => ("receiving", null, progress),
            _ => ("warning", null, null),
        };
        return new ProgressEvent(TimeProvider.System.GetUtcNow(), kind, sentence, device, measurement, received?.Received, received?.Of);
    }
}
