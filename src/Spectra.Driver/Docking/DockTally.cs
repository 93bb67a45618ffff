namespace Spectra.Driver.Docking;

/// <summary>What a session did, in numbers of files.</summary>
/// <param name="Found">Seen on the device, with folders that could not be entered and whatever else was left out.</param>
/// <param name="Taken">New, with spectra.</param>
/// <param name="Known">Taken before.</param>
/// <param name="SetAside">New, but no readable spectra.</param>
/// <param name="NotTaken">Left where it is; the next session tries again.</param>
public sealed record DockTally(int Found, int Taken, int Known, int SetAside, int NotTaken)
{
    /// <summary>Nothing yet.</summary>
    public static DockTally None { get; } = new(0, 0, 0, 0, 0);
}
