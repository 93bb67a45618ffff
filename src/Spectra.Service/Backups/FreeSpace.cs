using System.Globalization;
using Spectra.Service.Storage;

namespace Spectra.Service.Backups;

/// <summary>Asks for room on a disk before anything is written to it.</summary>
internal static class FreeSpace
{
    private const double Mebibyte = 1 << 20;

    /// <summary>Makes sure of it.</summary>
    /// <param name="folder">A folder on the disk.</param>
    /// <param name="bytes">How many are needed.</param>
    /// <param name="what">What is not done where there are fewer.</param>
    /// <exception cref="EvidenceException">There are fewer.</exception>
    public static void Demand(string folder, long bytes, string what) => Demand(folder, bytes, new DriveInfo(folder).AvailableFreeSpace, what);

    /// <summary>The same, with what there is.</summary>
    internal static void Demand(string folder, long bytes, long available, string what)
    {
        if (available < bytes)
        {
            throw new EvidenceException(
                string.Create(CultureInfo.InvariantCulture, $"The disk of '{folder}' has {available / Mebibyte:N0} MiB left and {bytes / Mebibyte:N0} MiB may be needed: nothing was {what}. Make room, or choose another disk."),
                null,
                Obstacle.Unavailable);
        }
    }
}
