namespace Spectra.Driver.Framing;

/// <summary>Something found on a ZMODEM line.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Header">The header, where it is one.</param>
/// <param name="Content">The content of a subpacket, where it is one; it stays as it is until more is decoded.</param>
/// <param name="End">How that subpacket ends.</param>
internal readonly record struct ZmodemPiece(ZmodemPieceKind Kind, ZmodemHeader Header, ReadOnlyMemory<byte> Content, ZmodemEnd End)
{
    /// <summary>A piece that carries nothing.</summary>
    public ZmodemPiece(ZmodemPieceKind kind)
        : this(kind, default, default, default)
    {
    }
}
