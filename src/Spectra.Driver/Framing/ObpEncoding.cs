using System.Buffers.Binary;

namespace Spectra.Driver.Framing;

/// <summary>Writes messages of the Ocean Binary Protocol.</summary>
internal static class ObpEncoding
{
    /// <summary>The bytes of a message: content of up to 16 bytes goes into the header, longer content behind it.</summary>
    /// <param name="message">The message; what it says of its own check sum does not matter.</param>
    /// <param name="withChecksum">Whether it carries an MD5 check sum; zeros stand in its place otherwise.</param>
    public static byte[] Encode(ObpMessage message, bool withChecksum)
    {
        ReadOnlySpan<byte> content = message.Payload.Span;
        bool isImmediate = content.Length <= ObpLayout.MaximumImmediate;
        int payload = isImmediate ? 0 : content.Length;
        byte[] bytes = new byte[ObpLayout.HeaderLength + payload + ObpLayout.TailLength];
        Span<byte> header = bytes;
        ObpLayout.Start.CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header[ObpLayout.VersionAt..], ObpLayout.Version);
        BinaryPrimitives.WriteUInt16LittleEndian(header[ObpLayout.FlagsAt..], (ushort)message.Flags);
        BinaryPrimitives.WriteUInt16LittleEndian(header[ObpLayout.ErrorAt..], message.ErrorNumber);
        BinaryPrimitives.WriteUInt32LittleEndian(header[ObpLayout.TypeAt..], message.Type);
        BinaryPrimitives.WriteUInt32LittleEndian(header[ObpLayout.RegardingAt..], message.Regarding);
        header[ObpLayout.ChecksumTypeAt] = withChecksum ? (byte)1 : (byte)0;
        header[ObpLayout.ImmediateLengthAt] = isImmediate ? (byte)content.Length : (byte)0;
        content.CopyTo(header[(isImmediate ? ObpLayout.ImmediateAt : ObpLayout.HeaderLength)..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[ObpLayout.RemainingAt..], (uint)(payload + ObpLayout.TailLength));
        if (withChecksum)
        {
            ObpLayout.Checksum(bytes.AsSpan(..^ObpLayout.TailLength), bytes.AsSpan(^ObpLayout.TailLength));
        }

        ObpLayout.Footer.CopyTo(bytes.AsSpan(^ObpLayout.Footer.Length));
        return bytes;
    }
}
