namespace Spectra.Driver.Docking;

/// <summary>Why a file was left where it is.</summary>
public enum NotTakenReason
{
    /// <summary>It is still being written: its size or time changed while it was watched or read.</summary>
    StillChanging,

    /// <summary>It could not be read.</summary>
    Unreadable,

    /// <summary>It is too large to be a spectrum and was not read.</summary>
    TooLarge,
}
