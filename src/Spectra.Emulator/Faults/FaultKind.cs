namespace Spectra.Emulator.Faults;

/// <summary>What can go wrong on the line or in the detector.</summary>
internal enum FaultKind
{
    /// <summary>Random bytes come in between.</summary>
    Noise,

    /// <summary>A bit of a byte is wrong.</summary>
    Flip,

    /// <summary>Bytes are missing.</summary>
    Drop,

    /// <summary>Bytes come twice.</summary>
    DuplicateBytes,

    /// <summary>An answer comes twice.</summary>
    DuplicateFrame,

    /// <summary>An answer comes when nobody waits for it any more.</summary>
    LateAnswer,

    /// <summary>An answer ends early.</summary>
    TruncatedAnswer,

    /// <summary>An answer states a wrong length.</summary>
    WrongLength,

    /// <summary>Bytes come one at a time.</summary>
    SlowDrip,

    /// <summary>Silence in the middle.</summary>
    Stall,

    /// <summary>The line is closed.</summary>
    HangUp,

    /// <summary>The line is closed and comes back under another name.</summary>
    Replug,

    /// <summary>The detector loses its power and starts again.</summary>
    PowerLoss,

    /// <summary>The records were wiped, and new ones have the same ids.</summary>
    IdReuse,

    /// <summary>The clock jumps.</summary>
    ClockJump,

    /// <summary>A command is refused.</summary>
    Refused,

    /// <summary>A command finds the detector busy.</summary>
    Busy,

    /// <summary>Bytes of earlier lie in the line when a host opens it.</summary>
    StaleBytes,

    /// <summary>Something has sent modem commands, and the detector answered them.</summary>
    AtChatter,
}
