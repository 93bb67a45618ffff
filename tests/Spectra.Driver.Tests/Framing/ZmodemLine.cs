using System.Buffers.Binary;
using Spectra.Driver.Framing;

namespace Spectra.Driver.Tests.Framing;

/// <summary>A ZMODEM sender's bytes, written after the published description with check sums of its own.</summary>
internal static class ZmodemLine
{
    public const byte Escape = 0x18;

    /// <summary>A binary header with CRC-32.</summary>
    public static byte[] Header(ZmodemFrame frame, uint position = 0)
    {
        byte[] header = new byte[5];
        header[0] = (byte)frame;
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(1), position);
        return [(byte)'*', Escape, (byte)'C', .. Escaped(header), .. Escaped(Sum(header))];
    }

    /// <summary>A data subpacket with CRC-32.</summary>
    public static byte[] Subpacket(ReadOnlySpan<byte> content, ZmodemEnd end) =>
        [.. Escaped(content), Escape, (byte)end, .. Escaped(Sum([.. content, (byte)end]))];

    public static byte[] File(string facts) => [.. Header(ZmodemFrame.FileOffered), .. Subpacket(Hex.Latin(facts), ZmodemEnd.HeaderAcknowledge)];

    /// <summary>A file's data in subpackets of 100 bytes, and its end.</summary>
    public static byte[] Content(byte[] content, int from = 0)
    {
        List<byte> line = [.. Header(ZmodemFrame.Content, (uint)from)];
        int end;
        do
        {
            end = Math.Min(from + 100, content.Length);
            line.AddRange(Subpacket(content.AsSpan(from, end - from), end < content.Length ? ZmodemEnd.More : ZmodemEnd.Header));
            from = end;
        }
        while (end < content.Length);

        return [.. line, .. Header(ZmodemFrame.EndOfFile, (uint)content.Length)];
    }

    public static byte[] Escaped(ReadOnlySpan<byte> bytes)
    {
        List<byte> line = [];
        foreach (byte next in bytes)
        {
            line.AddRange((next & 0x60) == 0 ? [Escape, (byte)(next ^ 0x40)] : next == 0x7F ? [Escape, (byte)'l'] : next == 0xFF ? [Escape, (byte)'m'] : [next]);
        }

        return [.. line];
    }

    private static byte[] Sum(ReadOnlySpan<byte> bytes)
    {
        uint sum = uint.MaxValue;
        foreach (byte next in bytes)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ ((((sum ^ ((uint)next >> bit)) & 1) != 0) ? 0xEDB88320 : 0);
            }
        }

        byte[] result = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(result, ~sum);
        return result;
    }
}
