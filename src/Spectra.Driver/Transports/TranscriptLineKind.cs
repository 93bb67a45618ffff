namespace Spectra.Driver.Transports;

/// <summary>What a line of a transcript tells.</summary>
internal enum TranscriptLineKind
{
    /// <summary>The host sent bytes.</summary>
    ToDevice,

    /// <summary>The device sent bytes.</summary>
    FromDevice,

    /// <summary>The line was gone.</summary>
    HangUp,

    /// <summary>The transcript was full; what followed was not recorded.</summary>
    Full,
}
