using System.Diagnostics;
using System.Text.Json;

namespace Spectra.Driver.Tests.Soak;

/// <summary>The soaks of docking in their short form; the long ones are run by hand.</summary>
public class ShortSoakTests
{
    [Theory]
    [InlineData("dock --sessions 150 --seed 1 --workers 2", "sessions", 150)]
    [InlineData("disconnect --times 40 --seed 1 --workers 2", "times", 40)]
    [InlineData("kill --points 12 --seed 1 --workers 2 --host soak", "points", 12)]
    [InlineData("kill --points 4 --seed 1 --workers 1 --profiles sim-scpi", "points", 4)]
    public async Task NothingIsLostDoubledWrongOrLeftOpen(string command, string counted, int count)
    {
        string beside = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        string program = Path.Combine(AppContext.BaseDirectory, "..", "..", "Spectra.Soak", beside, OperatingSystem.IsWindows() ? "Spectra.Soak.exe" : "Spectra.Soak");
        using Process soak = Process.Start(new ProcessStartInfo(program, command.Split(' ')) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> complaints = soak.StandardError.ReadToEndAsync();
        string summary = await soak.StandardOutput.ReadToEndAsync();
        await soak.WaitForExitAsync();

        Assert.True(soak.ExitCode == 0, $"{await complaints}{summary}");
        JsonElement said = JsonDocument.Parse(summary.TrimEnd().Split('\n')[^1]).RootElement;
        Assert.InRange(said.GetProperty(counted).GetInt32(), count, 2 * count);
        Assert.All((string[])["lost", "doubled", "wrong", "leakedThreads"], name => Assert.Equal(0, said.GetProperty(name).GetInt32()));
    }
}
