namespace Spectra.Driver.Framing;

/// <summary>Where things stand in a packet of the NIRscan-like protocol; numbers are little-endian.</summary>
internal static class PacketLayout
{
    public const int SumAt = 4;
    public const int FlagsAt = 8;
    public const int SequenceAt = 9;
    public const int LengthAt = 10;
    public const int CommandAt = 12;
    public const int GroupAt = 13;
    public const int PayloadAt = 14;

    /// <summary>The longest payload in bytes.</summary>
    public const int MaximumPayload = 220;

    /// <summary>The first bytes of a packet.</summary>
    public static ReadOnlySpan<byte> Start => [0x41, 0x42, 0x43, 0x44];

    /// <summary>The last bytes of a packet.</summary>
    public static ReadOnlySpan<byte> End => [0x44, 0x43, 0x42, 0x41];

    /// <summary>The sum of the bytes from the flags to the last payload byte.</summary>
    /// <param name="packet">The packet without its end mark.</param>
    public static uint Sum(ReadOnlySpan<byte> packet)
    {
        uint sum = 0;
        foreach (byte next in packet[FlagsAt..])
        {
            sum += next;
        }

        return sum;
    }
}
