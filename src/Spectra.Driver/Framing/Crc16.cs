namespace Spectra.Driver.Framing;

/// <summary>The check sum of XMODEM, YMODEM and ZMODEM: polynomial 0x1021, most significant bit first, from 0, nothing inverted.</summary>
internal static class Crc16
{
    private const int Polynomial = 0x1021;

    private static readonly ushort[] Table = BuildTable();

    /// <summary>The check sum of bytes, or of bytes that follow those with the given check sum.</summary>
    public static ushort Of(ReadOnlySpan<byte> bytes, ushort before = 0)
    {
        uint sum = before;
        foreach (byte next in bytes)
        {
            sum = Table[(sum >> 8) ^ next] ^ ((sum << 8) & 0xFFFF);
        }

        return (ushort)sum;
    }

    private static ushort[] BuildTable()
    {
        ushort[] table = new ushort[256];
        for (int index = 0; index < table.Length; index++)
        {
            int sum = index << 8;
            for (int bit = 0; bit < 8; bit++)
            {
                sum = (sum << 1) ^ ((sum & 0x8000) != 0 ? Polynomial : 0);
            }

            table[index] = (ushort)sum;
        }

        return table;
    }
}
