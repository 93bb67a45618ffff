namespace Spectra.Driver.Tests.Framing;

/// <summary>A YMODEM sender's bytes, written after the published description with a check sum of its own.</summary>
internal static class YmodemLine
{
    public const byte EndOfFile = 4;

    /// <summary>A block of 128 or 1024 bytes, padded.</summary>
    public static byte[] Block(int number, ReadOnlySpan<byte> content, byte padding = 0x1A)
    {
        byte[] padded = new byte[content.Length <= 128 ? 128 : 1024];
        Array.Fill(padded, padding);
        content.CopyTo(padded);
        int sum = 0;
        foreach (byte next in padded)
        {
            sum ^= next << 8;
            for (int bit = 0; bit < 8; bit++)
            {
                sum = (sum & 0x8000) != 0 ? ((sum << 1) ^ 0x1021) & 0xFFFF : sum << 1;
            }
        }

        return [(byte)(padded.Length == 128 ? 1 : 2), (byte)number, (byte)~number, .. padded, (byte)(sum >> 8), (byte)sum];
    }

    /// <summary>The block that offers a file, or ends the batch.</summary>
    public static byte[] Offer(string facts) => Block(0, Hex.Latin(facts), padding: 0);
}
