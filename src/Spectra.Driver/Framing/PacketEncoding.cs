using System.Buffers.Binary;
using System.Globalization;

namespace Spectra.Driver.Framing;

/// <summary>Writes packets of the NIRscan-like serial protocol.</summary>
internal static class PacketEncoding
{
    /// <summary>The bytes of a packet.</summary>
    /// <exception cref="ArgumentException">The payload is longer than 220 bytes.</exception>
    public static byte[] Encode(PacketMessage message)
    {
        ReadOnlySpan<byte> payload = message.Payload.Span;
        if (payload.Length > PacketLayout.MaximumPayload)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A payload of {payload.Length} bytes was given; a packet holds {PacketLayout.MaximumPayload}."), nameof(message));
        }

        byte[] bytes = new byte[PacketLayout.PayloadAt + payload.Length + PacketLayout.End.Length];
        PacketLayout.Start.CopyTo(bytes);
        bytes[PacketLayout.FlagsAt] = (byte)((message.IsAnswer ? 0x80 : 0) | ((int)message.Status << 4));
        bytes[PacketLayout.SequenceAt] = message.Sequence;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(PacketLayout.LengthAt), (ushort)(PacketLayout.PayloadAt - PacketLayout.CommandAt + payload.Length));
        bytes[PacketLayout.CommandAt] = message.Command;
        bytes[PacketLayout.GroupAt] = message.Group;
        payload.CopyTo(bytes.AsSpan(PacketLayout.PayloadAt));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(PacketLayout.SumAt), PacketLayout.Sum(bytes.AsSpan(..^PacketLayout.End.Length)));
        PacketLayout.End.CopyTo(bytes.AsSpan(^PacketLayout.End.Length));
        return bytes;
    }
}
