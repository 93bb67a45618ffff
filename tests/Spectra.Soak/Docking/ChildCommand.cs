using Spectra.Driver;
using Spectra.Driver.Docking;
using Spectra.Driver.Profiles;

namespace Spectra.Soak.Docking;

/// <summary>One session with a durable ledger, in a process that is there to be killed; says each step on its standard output.</summary>
internal static class ChildCommand
{
    /// <summary>Its name on the command line; <c>kill</c> alone calls it.</summary>
    public const string Name = "kill-child";

    /// <summary>Runs it: the address, the profile's file and the folder of what is kept; 0 when the session came to its end.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is not [string text, string profileFile, string folder]
            || DeviceAddress.Parse(text) is not AddressParsing.Accepted { Address: { } address }
            || DeviceProfileFile.Read(profileFile) is not ProfileReading.Accepted { Profile: { } profile })
        {
            return Usage.Print();
        }

        using DurableLedger ledger = new(folder);
        DockSettings settings = DockSettings.Default with { Inbox = Path.Combine(folder, "inbox"), Profile = profile, UsbSerial = Detector.Serial };
        DockOutcome? outcome = null;
        await foreach (DockEvent happened in new DockSession(address, ledger, TimeProvider.System, settings).RunAsync())
        {
            await Console.Out.WriteLineAsync(happened.GetType().Name);
            switch (happened)
            {
                case DockEvent.Taken taken:
                    ledger.Commit(taken.Record, taken.Key, taken.Content.Span, taken.Sha256, isSpectrum: true);
                    break;
                case DockEvent.SetAside aside:
                    ledger.Commit(aside.Record, aside.Key, aside.Content!.Value.Span, aside.Sha256, isSpectrum: false);
                    break;
                case DockEvent.Known known:
                    ledger.Commit(known.Key, known.Sha256);
                    break;
                case DockEvent.Ended ended:
                    outcome = ended.Outcome;
                    break;
            }
        }

        return outcome is DockOutcome.Completed { Tally.NotTaken: 0 } ? 0 : 1;
    }
}
