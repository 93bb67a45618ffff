namespace Spectra.Driver.Framing;

/// <summary>What was found on a ZMODEM line.</summary>
internal enum ZmodemPieceKind
{
    /// <summary>A header with a right check sum.</summary>
    Header,

    /// <summary>What began like a header is none.</summary>
    DamagedHeader,

    /// <summary>A data subpacket with a right check sum.</summary>
    Subpacket,

    /// <summary>A data subpacket that is damaged or too long.</summary>
    DamagedSubpacket,

    /// <summary>Five CAN in a row: the other end cancelled.</summary>
    Cancelled,
}
