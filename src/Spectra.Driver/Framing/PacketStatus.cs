namespace Spectra.Driver.Framing;

/// <summary>What a device made of a packet's request.</summary>
internal enum PacketStatus
{
    /// <summary>It did it.</summary>
    Success = 0,

    /// <summary>It refused.</summary>
    Error = 1,

    /// <summary>It is busy: ask again.</summary>
    Busy = 2,
}
