using System.Buffers.Binary;

namespace Spectra.Driver.Framing;

/// <summary>Packets of the NIRscan-like serial protocol; see the driver's README for their bytes.</summary>
/// <remarks>Their sum misses some errors of two bits. What is reserved must be zero, which finds some of those.</remarks>
internal sealed class PacketFraming : IFraming<PacketMessage>
{
    private const byte Answer = 0x80;
    private const byte Reserved = 0x4F;
    private const int StatusShift = 4;
    private const int StatusMask = 3;
    private const int CommandLength = 2;

    /// <inheritdoc/>
    public FrameReading<PacketMessage> Read(ReadOnlySpan<byte> received)
    {
        int noise = StartMark.Find(received, PacketLayout.Start);
        ReadOnlySpan<byte> packet = received[noise..];
        if (HeaderFault(packet) is { } headerFault)
        {
            return FrameReading<PacketMessage>.Corrupt(headerFault, noise + PacketLayout.Start.Length);
        }

        if (packet.Length < PacketLayout.CommandAt)
        {
            return FrameReading<PacketMessage>.Incomplete(noise);
        }

        int length = PacketLayout.CommandAt + BinaryPrimitives.ReadUInt16LittleEndian(packet[PacketLayout.LengthAt..]) + PacketLayout.End.Length;
        if (packet.Length < length)
        {
            return FrameReading<PacketMessage>.Incomplete(noise);
        }

        packet = packet[..length];
        string? fault = !packet.EndsWith(PacketLayout.End) ? "A packet does not end with its end mark."
            : PacketLayout.Sum(packet[..^PacketLayout.End.Length]) != BinaryPrimitives.ReadUInt32LittleEndian(packet[PacketLayout.SumAt..]) ? "A packet's check sum does not match."
            : null;
        return fault is null
            ? FrameReading<PacketMessage>.Complete(Parse(packet), noise + length, noise)
            : FrameReading<PacketMessage>.Corrupt(fault, noise + PacketLayout.Start.Length);
    }

    private static string? HeaderFault(ReadOnlySpan<byte> packet)
    {
        if (packet.Length > PacketLayout.FlagsAt && ((packet[PacketLayout.FlagsAt] & Reserved) != 0 || StatusOf(packet) > PacketStatus.Busy))
        {
            return "A packet has unknown flags.";
        }

        return packet.Length >= PacketLayout.CommandAt && BinaryPrimitives.ReadUInt16LittleEndian(packet[PacketLayout.LengthAt..]) is < CommandLength or > CommandLength + PacketLayout.MaximumPayload
            ? "A packet claims an impossible length."
            : null;
    }

    private static PacketStatus StatusOf(ReadOnlySpan<byte> packet) => (PacketStatus)((packet[PacketLayout.FlagsAt] >> StatusShift) & StatusMask);

    private static PacketMessage Parse(ReadOnlySpan<byte> packet) => new(
        (packet[PacketLayout.FlagsAt] & Answer) != 0,
        StatusOf(packet),
        packet[PacketLayout.SequenceAt],
        packet[PacketLayout.GroupAt],
        packet[PacketLayout.CommandAt],
        packet[PacketLayout.PayloadAt..^PacketLayout.End.Length].ToArray());
}
