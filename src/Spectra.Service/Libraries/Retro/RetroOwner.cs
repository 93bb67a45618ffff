using System.Diagnostics;
using System.Globalization;

namespace Spectra.Service.Libraries.Retro;

/// <summary>Who works on a batch: a process of a machine. What a process of this machine had that is gone can be taken at once; another machine's only when its lease is over.</summary>
internal static class RetroOwner
{
    /// <summary>This process.</summary>
    public static string Own { get; } = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}");

    /// <summary>Whether an owner was a process of this machine that does not run any more.</summary>
    public static bool IsGone(string owner)
    {
        int colon = owner.LastIndexOf(':');
        return colon > 0
            && owner[..colon] == Environment.MachineName
            && int.TryParse(owner.AsSpan(colon + 1), CultureInfo.InvariantCulture, out int process)
            && !IsRunning(process);
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using Process found = Process.GetProcessById(id);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
