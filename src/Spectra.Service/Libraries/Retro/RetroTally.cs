namespace Spectra.Service.Libraries.Retro;

/// <summary>What was done so far.</summary>
/// <param name="Examined">Spectra that were screened.</param>
/// <param name="IdentifiedAgain">Of these, identified again with every library.</param>
/// <param name="Unreadable">Of these, not as they were recorded, or not read by this version.</param>
/// <param name="Alerts">Answers that changed.</param>
internal sealed record RetroTally(long Examined, long IdentifiedAgain, long Unreadable, long Alerts)
{
    public static RetroTally None { get; } = new(0, 0, 0, 0);

    public RetroTally Plus(RetroTally other) =>
        new(Examined + other.Examined, IdentifiedAgain + other.IdentifiedAgain, Unreadable + other.Unreadable, Alerts + other.Alerts);
}
