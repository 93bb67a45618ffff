using System.Buffers;
using System.Buffers.Binary;

namespace Spectra.Driver.Framing;

/// <summary>Finds headers and data subpackets on a ZMODEM line, whatever lies between them.</summary>
/// <remarks>It looks for headers until it is told that subpackets follow, and again after the last of them or a damaged one. It keeps one subpacket of at most 8 KiB.</remarks>
internal sealed class ZmodemDecoder
{
    /// <summary>The longest content of a subpacket in bytes.</summary>
    public const int MaximumSubpacket = 8 * 1024;

    private const byte Pad = (byte)'*';
    private const byte Escape = 0x18;
    private const int CancelsToEnd = 5;
    private const int HexDigits = 2 * (ZmodemHeader.Length + 2);

    // The escape and both flow control characters, with and without the parity bit.
    private static readonly SearchValues<byte> Special = SearchValues.Create(Escape, 0x11, 0x13, 0x91, 0x93);

    private enum State
    {
        Hunting,
        Padded,
        PaddedEscaped,
        HexHeader,
        BinaryHeader,
        CarriageReturn,
        LineFeed,
        Subpacket,
        SubpacketSum,
    }

    // Content, the byte that ended it, and four bytes of check sum.
    private readonly byte[] _buffer = new byte[MaximumSubpacket + 5];
    private State _state;
    private int _filled;
    private int _content;
    private int _cancels;
    private bool _isEscaped;
    private bool _isCrc32;
    private bool _isHex;

    /// <summary>How many bytes went by since the last header, subpacket or <see cref="Hunt"/> while a header was looked for.</summary>
    public int Garbage { get; private set; }

    /// <summary>Looks for a header from here on.</summary>
    public void Hunt()
    {
        Garbage = 0;
        Enter(State.Hunting);
    }

    /// <summary>What follows the header just found is a subpacket; the line end of a hexadecimal header belongs to neither.</summary>
    public void ExpectSubpacket() => Enter(_isHex ? State.CarriageReturn : State.Subpacket);

    /// <summary>The next piece; the bytes looked at are taken off the span.</summary>
    public bool TryRead(ref ReadOnlySpan<byte> bytes, out ZmodemPiece piece)
    {
        while (!bytes.IsEmpty)
        {
            if (_state == State.Subpacket && !_isEscaped)
            {
                int plain = bytes.IndexOfAny(Special);
                plain = Math.Min(plain < 0 ? bytes.Length : plain, MaximumSubpacket - _filled);
                if (plain > 0)
                {
                    bytes[..plain].CopyTo(_buffer.AsSpan(_filled));
                    _filled += plain;
                    bytes = bytes[plain..];
                    _cancels = 0;
                    continue;
                }
            }

            ZmodemPiece? found = Take(bytes[0]);
            bytes = bytes[1..];
            if (found is { } whole)
            {
                Garbage = 0;
                piece = whole;
                return true;
            }
        }

        piece = default;
        return false;
    }

    private ZmodemPiece? Take(byte next)
    {
        _cancels = next == Escape ? _cancels + 1 : 0;
        if (_cancels >= CancelsToEnd)
        {
            Enter(State.Hunting);
            return new ZmodemPiece(ZmodemPieceKind.Cancelled);
        }

        if (_state < State.HexHeader)
        {
            Garbage = Math.Min(Garbage, int.MaxValue - 1) + 1;
        }

        // Flow control may stand anywhere and belongs to nothing.
        if ((next & 0x7F) is 0x11 or 0x13)
        {
            return null;
        }

        switch (_state)
        {
            case State.Hunting:
                Enter((next & 0x7F) == Pad ? State.Padded : State.Hunting);
                return null;
            case State.Padded:
                Enter((next & 0x7F) == Pad ? State.Padded : next == Escape ? State.PaddedEscaped : State.Hunting);
                return null;
            case State.PaddedEscaped:
                _isCrc32 = next == (byte)'C';
                _isHex = next == (byte)'B';
                Enter(next switch { (byte)'A' or (byte)'C' => State.BinaryHeader, (byte)'B' => State.HexHeader, Pad => State.Padded, _ => State.Hunting });
                return null;
            case State.HexHeader:
                return TakeHex(next);
            case State.CarriageReturn when (next & 0x7F) == '\r':
                Enter(State.LineFeed);
                return null;
            case State.LineFeed:
                Enter(State.Subpacket);
                return null;
            case State.CarriageReturn:
                Enter(State.Subpacket);
                return TakeEscaped(next);
            default:
                return TakeEscaped(next);
        }
    }

    private ZmodemPiece? TakeHex(byte next)
    {
        char digit = (char)(next & 0x7F);
        if (!char.IsAsciiHexDigit(digit))
        {
            Enter(State.Hunting);
            return new ZmodemPiece(ZmodemPieceKind.DamagedHeader);
        }

        _buffer[_filled++] = (byte)((digit & 0xF) + (char.IsAsciiDigit(digit) ? 0 : 9));
        if (_filled < HexDigits)
        {
            return null;
        }

        for (int index = 0; index < HexDigits / 2; index++)
        {
            _buffer[index] = (byte)((_buffer[2 * index] << 4) | _buffer[(2 * index) + 1]);
        }

        return EndHeader();
    }

    private ZmodemPiece? TakeEscaped(byte next)
    {
        if (!_isEscaped)
        {
            if (next != Escape)
            {
                return Add(next);
            }

            _isEscaped = true;
            return null;
        }

        switch (next)
        {
            case Escape:
                return null;
            case (byte)'l':
                return Add(0x7F);
            case (byte)'m':
                return Add(0xFF);
            case >= (byte)ZmodemEnd.Header and <= (byte)ZmodemEnd.HeaderAcknowledge when _state == State.Subpacket:
                _content = _filled;
                _buffer[_filled++] = next;
                _state = State.SubpacketSum;
                _isEscaped = false;
                return null;
            default:
                return (next & 0x60) == 0x40 ? Add((byte)(next ^ 0x40)) : Damaged();
        }
    }

    private ZmodemPiece? Add(byte next)
    {
        _isEscaped = false;
        if (_state == State.Subpacket && _filled >= MaximumSubpacket)
        {
            return Damaged();
        }

        _buffer[_filled++] = next;
        int sum = _isCrc32 ? 4 : 2;
        return _state == State.BinaryHeader && _filled == ZmodemHeader.Length + sum ? EndHeader()
            : _state == State.SubpacketSum && _filled == _content + 1 + sum ? EndSubpacket()
            : null;
    }

    private ZmodemPiece EndHeader()
    {
        Enter(State.Hunting);
        return IsSumRight(ZmodemHeader.Length)
            ? new ZmodemPiece(ZmodemPieceKind.Header, new ZmodemHeader((ZmodemFrame)_buffer[0], BinaryPrimitives.ReadUInt32LittleEndian(_buffer.AsSpan(1))), default, default)
            : new ZmodemPiece(ZmodemPieceKind.DamagedHeader);
    }

    private ZmodemPiece EndSubpacket()
    {
        if (!IsSumRight(_content + 1))
        {
            return Damaged();
        }

        ZmodemEnd end = (ZmodemEnd)_buffer[_content];
        Enter(end is ZmodemEnd.More or ZmodemEnd.MoreAcknowledge ? State.Subpacket : State.Hunting);
        return new ZmodemPiece(ZmodemPieceKind.Subpacket, default, _buffer.AsMemory(0, _content), end);
    }

    private ZmodemPiece Damaged()
    {
        ZmodemPieceKind kind = _state == State.BinaryHeader ? ZmodemPieceKind.DamagedHeader : ZmodemPieceKind.DamagedSubpacket;
        Enter(State.Hunting);
        return new ZmodemPiece(kind);
    }

    private bool IsSumRight(int length)
    {
        ReadOnlySpan<byte> bytes = _buffer.AsSpan(0, length);
        ReadOnlySpan<byte> sum = _buffer.AsSpan(length);
        return _isCrc32 ? Crc32.Of(bytes) == BinaryPrimitives.ReadUInt32LittleEndian(sum) : Crc16.Of(bytes) == BinaryPrimitives.ReadUInt16BigEndian(sum);
    }

    private void Enter(State state)
    {
        _state = state;
        _filled = 0;
        _isEscaped = false;
    }
}
