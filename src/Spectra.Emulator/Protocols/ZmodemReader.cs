using System.Buffers.Binary;
using System.Diagnostics;

namespace Spectra.Emulator.Protocols;

/// <summary>Finds the headers of ZMODEM in what the receiver sends.</summary>
internal sealed class ZmodemReader(LineBytes host)
{
    private const byte Pad = (byte)'*';
    private const byte Escape = 0x18;
    private const int CancelLength = 5;
    private const int ByteMilliseconds = 1000;

    // Kept from one call to the next: a header may begin at the end of what has come so far.
    private int _escapes;
    private bool _isPadded;

    /// <summary>The next header; null when none came in time. What can't be read is passed over.</summary>
    /// <param name="milliseconds">How long to wait at most.</param>
    public ZmodemHeader? Next(int milliseconds)
    {
        long start = Stopwatch.GetTimestamp();
        while (host.Next(Math.Max(0, milliseconds - (int)Stopwatch.GetElapsedTime(start).TotalMilliseconds)) is { } next)
        {
            _escapes = next == Escape ? _escapes + 1 : 0;
            if (_escapes == CancelLength)
            {
                return new ZmodemHeader(ZmodemFrame.Cancelled, 0);
            }

            bool isBegun = _isPadded && next == Escape;
            _isPadded = next == Pad;
            if (isBegun && Header() is { } header)
            {
                _escapes = 0;
                return header;
            }
        }

        return null;
    }

    private ZmodemHeader? Header()
    {
        byte? kind = host.Next(ByteMilliseconds);
        if (kind is not ((byte)'A' or (byte)'B' or (byte)'C'))
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[kind == 'C' ? 9 : 7];
        for (int i = 0; i < bytes.Length; i++)
        {
            if ((kind == 'B' ? Hexadecimal() : Escaped()) is not { } next)
            {
                return null;
            }

            bytes[i] = next;
        }

        bool isRight = kind == 'C'
            ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[5..]) == Records.Crc32.Of(bytes[..5])
            : BinaryPrimitives.ReadUInt16BigEndian(bytes[5..]) == Crc16.Of(bytes[..5]);
        return isRight ? new ZmodemHeader((ZmodemFrame)bytes[0], BinaryPrimitives.ReadUInt32LittleEndian(bytes[1..])) : null;
    }

    private byte? Hexadecimal() => Digit() is { } high && Digit() is { } low ? (byte)((high << 4) | low) : null;

    private byte? Digit() => Plain() is { } digit && char.IsAsciiHexDigit((char)(digit & 0x7F)) ? Convert.ToByte(((char)(digit & 0x7F)).ToString(), 16) : null;

    private byte? Escaped() => Plain() switch
    {
        Escape => Plain() switch
        {
            0x6C => 0x7F,
            0x6D => 0xFF,
            { } next when (next & 0x60) == 0x40 => (byte)(next ^ 0x40),
            _ => null,
        },
        { } next => next,
        _ => null,
    };

    // Flow control may come in between anywhere.
    private byte? Plain()
    {
        byte? next;
        do
        {
            next = host.Next(ByteMilliseconds);
        }
        while (next is 0x11 or 0x13 or 0x91 or 0x93);

        return next;
    }
}
