using Spectra.Soak.Crashes;
using Spectra.Soak.Docking;
using Spectra.Soak.Reruns;

namespace Spectra.Soak;

/// <summary>What the console can do.</summary>
internal static class Usage
{
    private const int WrongUsage = 2;

    /// <summary>Prints it and returns the exit code for wrong usage.</summary>
    public static int Print()
    {
        Console.Error.WriteLine("Usage: Spectra.Soak COMMAND [options]");
        Console.Error.WriteLine($"  {FuzzFormatsCommand.Synopsis}");
        Console.Error.WriteLine($"  {DockCommand.Synopsis}");
        Console.Error.WriteLine($"  {DisconnectCommand.Synopsis}");
        Console.Error.WriteLine($"  {KillCommand.Synopsis}");
        Console.Error.WriteLine($"  {CrashCommand.Synopsis}");
        Console.Error.WriteLine($"  {RerunCommand.Synopsis}");
        return WrongUsage;
    }
}
