namespace Spectra.Emulator.Protocols;

/// <summary>The CRC-16 of XMODEM: polynomial 0x1021, started with zeros.</summary>
internal static class Crc16
{
    /// <summary>The CRC of some bytes.</summary>
    public static ushort Of(ReadOnlySpan<byte> bytes)
    {
        int crc = 0;
        foreach (byte next in bytes)
        {
            crc ^= next << 8;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc << 1) ^ ((crc & 0x8000) != 0 ? 0x1021 : 0);
            }
        }

        return (ushort)crc;
    }
}
