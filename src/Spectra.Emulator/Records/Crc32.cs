namespace Spectra.Emulator.Records;

/// <summary>The CRC-32 of zip and of ZMODEM: polynomial 0xEDB88320 reflected, started and ended with all ones.</summary>
internal static class Crc32
{
    /// <summary>The CRC of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte next in bytes)
        {
            crc ^= next;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return ~crc;
    }
}
