namespace Spectra.Driver.Framing;

/// <summary>The check sum of zip and of ZMODEM: polynomial 0x04C11DB7, least significant bit first, from all ones, inverted at the end.</summary>
internal static class Crc32
{
    private const uint ReflectedPolynomial = 0xEDB88320;

    private static readonly uint[] Table = BuildTable();

    /// <summary>The check sum of bytes, or of bytes that follow those with the given check sum.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes, uint before = 0)
    {
        uint sum = ~before;
        foreach (byte next in bytes)
        {
            sum = Table[(byte)sum ^ next] ^ (sum >> 8);
        }

        return ~sum;
    }

    private static uint[] BuildTable()
    {
        uint[] table = new uint[256];
        for (uint index = 0; index < table.Length; index++)
        {
            uint sum = index;
            for (int bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ ((sum & 1) != 0 ? ReflectedPolynomial : 0);
            }

            table[index] = sum;
        }

        return table;
    }
}
