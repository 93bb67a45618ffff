using System.Diagnostics;
using System.Globalization;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests;

/// <summary>A second writer in a process of its own: <c>write FOLDER COUNT STEP</c> appends COUNT files and kills itself, with no chance to tidy up, when the last append reaches STEP.</summary>
internal static class ChildProcess
{
    public static int Main(string[] args)
    {
        string folder = args[1];
        int count = int.Parse(args[2], CultureInfo.InvariantCulture);
        AppendStep? killAt = Enum.TryParse(args[3], out AppendStep step) ? step : null;
        int appends = 0;
        using Database database = Database.Open(folder, TimeProvider.System, TimeSpan.FromMinutes(1), reached =>
        {
            appends += reached == AppendStep.RowsInserted ? 1 : 0;
            if (appends == count && reached == killAt)
            {
                Process.GetCurrentProcess().Kill();
            }
        });
        SessionRecorder recorder = new MeasurementStore(database, TimeProvider.System, "0.1.0").Begin(Some.Address);
        for (int i = 0; i < count; i++)
        {
            recorder.Record(Some.File($"{args[4]} {i}"), [Some.Sample()]);
        }

        return 0;
    }

    public static Process Start(string folder, int count, string step, string name)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (string argument in (string[])["exec", typeof(ChildProcess).Assembly.Location, "write", folder, count.ToString(CultureInfo.InvariantCulture), step, name])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
