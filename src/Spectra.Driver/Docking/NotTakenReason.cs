namespace Spectra.Driver.Docking;

/// <summary>Why a file or folder was left where it is.</summary>
public enum NotTakenReason
{
    /// <summary>It is still being written: its size or time changed while it was watched or read.</summary>
    StillChanging,

    /// <summary>It could not be read or listed, its name could not be understood, or the device broke it off.</summary>
    Unreadable,

    /// <summary>It is a link, which may lead off the device, or no plain file.</summary>
    Link,

    /// <summary>It is hidden, and not known to belong to an operating system.</summary>
    Hidden,

    /// <summary>It lies too deep, or there are too many files before it.</summary>
    BeyondLimit,
}
