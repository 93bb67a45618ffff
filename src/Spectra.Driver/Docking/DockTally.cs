namespace Spectra.Driver.Docking;

/// <summary>What a session did, in numbers of files.</summary>
/// <param name="Found">Seen on the device.</param>
/// <param name="Taken">New, with spectra.</param>
/// <param name="Known">Taken before.</param>
/// <param name="SetAside">New, but no readable spectra.</param>
/// <param name="NotTaken">Left for next time.</param>
public sealed record DockTally(int Found, int Taken, int Known, int SetAside, int NotTaken)
{
    /// <summary>Nothing yet.</summary>
    public static DockTally None { get; } = new(0, 0, 0, 0, 0);
}
