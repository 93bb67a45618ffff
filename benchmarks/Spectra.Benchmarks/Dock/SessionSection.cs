using System.Diagnostics;
using System.Globalization;
using Spectra.Driver;
using Spectra.Driver.Docking;
using Spectra.Driver.Profiles;
using Spectra.Driver.Tests.Emulated;

namespace Spectra.Benchmarks.Dock;

/// <summary>What a whole docking session costs.</summary>
internal static class SessionSection
{
    /// <summary>How fast records come over SCPI on a pseudo terminal that is not paced.</summary>
    public static async Task<DockLine> PullRateAsync(int runs)
    {
        using RecordFolder folder = new(2_000_000);
        List<double> rates = [];
        for (int run = 0; run < runs; run++)
        {
            await using EmulatedDetector detector = await EmulatedDetector.StartAsync(EmulatedDetector.ProfileFile("sim-scpi"), "--records", "1", "--spectra", folder.Path);
            rates.Add(folder.Bytes / await PullSecondsAsync(detector.Address) / 1e6);
        }

        return DockLine.Of("scpi-pull", "a record of 2 MB pulled in chunks of 4 kB from the simulated detector, hashed and kept in the inbox", "MB/s", rates, 1, isAtLeast: true);
    }

    /// <summary>Which share of a paced line carries content.</summary>
    public static async Task<DockLine> LineShareAsync(int baud, int runs)
    {
        using RecordFolder folder = new(baud / 10 * 4);
        List<double> shares = [];
        for (int run = 0; run < runs; run++)
        {
            await using EmulatedDetector detector = await EmulatedDetector.StartAsync(
                EmulatedDetector.ProfileFile("sim-scpi"), "--records", "1", "--spectra", folder.Path, "--pace", baud.ToString(CultureInfo.InvariantCulture));
            shares.Add(100 * folder.Bytes / await PullSecondsAsync(detector.Address) / (baud / 10.0));
        }

        return DockLine.Of($"share-{baud}", $"content of a record against the bytes that a line of {baud} bits a second can carry, while it is pulled", "%", shares, 90, isAtLeast: true);
    }

    /// <summary>From unplugging in the middle of a record until the session has ended with everything closed.</summary>
    public static async Task<DockLine> UnplugClosedAsync(int runs)
    {
        using RecordFolder folder = new(500_000);
        List<double> delays = [];
        for (int run = 0; run < runs; run++)
        {
            await using EmulatedDetector detector = await EmulatedDetector.StartAsync(EmulatedDetector.ProfileFile("sim-scpi"), "--records", "1", "--spectra", folder.Path, "--pace", "921600");
            long start = 0;
            Task? told = null;
            await foreach (DockEvent happened in SessionOf(detector.Address, null).RunAsync())
            {
                if (happened is DockEvent.Progress && told is null)
                {
                    start = Stopwatch.GetTimestamp();
                    told = detector.TellAsync("unplug");
                }
                else if (happened is DockEvent.Ended { Outcome: not DockOutcome.DeviceLost })
                {
                    throw new InvalidOperationException("The session ended as if nothing had been unplugged.");
                }
            }

            delays.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await told!;
        }

        return DockLine.Of("unplug-closed", "from unplugging in the middle of a record to the session ended and the port closed", "ms", delays, 500, isAtLeast: false);
    }

    private static async Task<double> PullSecondsAsync(DeviceAddress address)
    {
        string inbox = Directory.CreateTempSubdirectory("spectra-bench-").FullName;
        try
        {
            long start = 0;
            await foreach (DockEvent happened in SessionOf(address, inbox).RunAsync())
            {
                switch (happened)
                {
                    case DockEvent.Reading:
                        start = Stopwatch.GetTimestamp();
                        break;
                    case DockEvent.Taken:
                        return Stopwatch.GetElapsedTime(start).TotalSeconds;
                }
            }
        }
        finally
        {
            Directory.Delete(inbox, recursive: true);
        }

        throw new InvalidOperationException("The session took nothing.");
    }

    private static DockSession SessionOf(DeviceAddress address, string? inbox)
    {
        DeviceProfile profile = ((ProfileReading.Accepted)DeviceProfileFile.Read(EmulatedDetector.ProfileFile("sim-scpi"))).Profile;
        return new DockSession(address, new EmptyLedger(), TimeProvider.System, DockSettings.Default with { Profile = profile, Inbox = inbox });
    }
}
