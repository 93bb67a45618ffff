namespace Spectra.Driver.Framing;

/// <summary>Where a ZMODEM session stands.</summary>
internal enum ZmodemPhase
{
    /// <summary>Ready for a file.</summary>
    Waiting,

    /// <summary>A file is on offer and nobody has said whether it is wanted.</summary>
    Offering,

    /// <summary>A file is coming.</summary>
    Receiving,

    /// <summary>The sender has no more files; it still says good-bye.</summary>
    Closing,
}
