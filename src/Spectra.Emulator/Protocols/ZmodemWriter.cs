using System.Buffers.Binary;
using System.Text;
using Spectra.Emulator.Records;

namespace Spectra.Emulator.Protocols;

/// <summary>The bytes of ZMODEM's headers and subpackets, with the CRC that the receiver can check.</summary>
internal sealed class ZmodemWriter
{
    /// <summary>The end of a subpacket after which a header follows.</summary>
    public const byte LastOfFrame = (byte)'h';

    /// <summary>The end of a subpacket after which the next follows at once.</summary>
    public const byte GoesOn = (byte)'i';

    /// <summary>The end of a subpacket that is to be acknowledged while the next follow.</summary>
    public const byte GoesOnAcknowledged = (byte)'j';

    /// <summary>The end of a subpacket after which the sender waits.</summary>
    public const byte Waits = (byte)'k';

    private const byte Escape = 0x18;
    private const byte GoOn = 0x11;

    /// <summary>Whether the receiver checks a CRC-32; else it is a CRC-16.</summary>
    public bool IsCrc32 { get; set; }

    /// <summary>Whether the receiver wants every control character escaped.</summary>
    public bool EscapesControls { get; set; }

    /// <summary>A header in hexadecimal digits, which every receiver reads.</summary>
    public static byte[] Hexadecimal(ZmodemFrame frame, uint number)
    {
        Span<byte> bytes = stackalloc byte[7];
        Write(bytes, frame, number);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[5..], Crc16.Of(bytes[..5]));
        byte[] digits = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes));
        byte[] header = [(byte)'*', (byte)'*', Escape, (byte)'B', .. digits, 0x0D, 0x8A];
        return frame is ZmodemFrame.Finish or ZmodemFrame.Acknowledge ? header : [.. header, GoOn];
    }

    /// <summary>A header in binary.</summary>
    public byte[] Binary(ZmodemFrame frame, uint number)
    {
        Span<byte> bytes = stackalloc byte[5];
        Write(bytes, frame, number);
        List<byte> header = [(byte)'*', Escape, IsCrc32 ? (byte)'C' : (byte)'A'];
        AppendEscaped(header, bytes);
        AppendCrc(header, bytes);
        return [.. header];
    }

    /// <summary>A subpacket.</summary>
    /// <param name="content">Its content.</param>
    /// <param name="end">How it ends.</param>
    public byte[] Subpacket(ReadOnlySpan<byte> content, byte end)
    {
        List<byte> subpacket = new(content.Length + (content.Length / 8) + 16);
        AppendEscaped(subpacket, content);
        subpacket.Add(Escape);
        subpacket.Add(end);
        AppendCrc(subpacket, [.. content, end]);
        if (end == Waits)
        {
            subpacket.Add(GoOn);
        }

        return [.. subpacket];
    }

    private static void Write(Span<byte> bytes, ZmodemFrame frame, uint number)
    {
        bytes[0] = (byte)frame;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[1..], number);
    }

    private void AppendCrc(List<byte> to, ReadOnlySpan<byte> of)
    {
        Span<byte> crc = stackalloc byte[4];
        if (IsCrc32)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(crc, Crc32.Of(of));
        }
        else
        {
            BinaryPrimitives.WriteUInt16BigEndian(crc, Crc16.Of(of));
            crc = crc[..2];
        }

        AppendEscaped(to, crc);
    }

    private void AppendEscaped(List<byte> to, ReadOnlySpan<byte> bytes)
    {
        foreach (byte next in bytes)
        {
            // A return after an at sign is a command to some networks; here it is always escaped, which is allowed.
            if (next == Escape || (next & 0x7F) is 0x10 or 0x11 or 0x13 or 0x0D || (EscapesControls && (next & 0x60) == 0))
            {
                to.Add(Escape);
                to.Add((byte)(next ^ 0x40));
            }
            else
            {
                to.Add(next);
            }
        }
    }
}
