namespace Spectra.Driver.Docking;

/// <summary>What a session did, in numbers of files.</summary>
/// <param name="Found">Seen on the device, with folders that could not be entered and whatever else was left out.</param>
/// <param name="Taken">New, with spectra.</param>
/// <param name="Known">Taken before.</param>
/// <param name="SetAside">New, but no readable spectra.</param>
/// <param name="NotTaken">Left where it is; the next session tries again.</param>
/// <param name="Quarantined">New, but perhaps not this post's.</param>
public sealed record DockTally(int Found, int Taken, int Known, int SetAside, int NotTaken, int Quarantined = 0)
{
    /// <summary>Nothing yet.</summary>
    public static DockTally None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>The tally with one more event in it.</summary>
    internal DockTally With(DockEvent happened) => happened switch
    {
        DockEvent.Taken => this with { Taken = Taken + 1 },
        DockEvent.Known => this with { Known = Known + 1 },
        DockEvent.SetAside => this with { SetAside = SetAside + 1 },
        DockEvent.NotTaken => this with { NotTaken = NotTaken + 1 },
        DockEvent.Quarantined => this with { Quarantined = Quarantined + 1 },
        _ => this,
    };
}
