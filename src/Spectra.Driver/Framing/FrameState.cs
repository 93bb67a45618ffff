namespace Spectra.Driver.Framing;

/// <summary>Whether received bytes hold a frame.</summary>
internal enum FrameState
{
    /// <summary>Not yet: more is needed.</summary>
    Incomplete,

    /// <summary>A whole frame with a right checksum, where it has one.</summary>
    Complete,

    /// <summary>What began like a frame is none: a wrong checksum, a wrong end, a length beyond the maximum.</summary>
    Corrupt,
}
