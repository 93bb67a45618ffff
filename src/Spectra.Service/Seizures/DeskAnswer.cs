namespace Spectra.Service.Seizures;

/// <summary>What was answered to the first question at docking: whether the detector is decontaminated and the sample away from the desk.</summary>
/// <param name="IsDecontaminated">Whether a person said yes; false where nobody was asked.</param>
/// <param name="By">Who; null where no name was given.</param>
internal sealed record DeskAnswer(bool IsDecontaminated, string? By)
{
    /// <summary>Nobody was asked.</summary>
    public static DeskAnswer NotAsked { get; } = new(false, null);

    /// <summary>The word of the record.</summary>
    public string Word => IsDecontaminated ? "yes" : "not-asked";
}
