using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Spectra.Emulator.Protocols;

/// <summary>The bytes of a message of the Ocean Binary Protocol.</summary>
internal static class ObpFrame
{
    /// <summary>The flags of an answer with content.</summary>
    public const ushort Answer = 0b0001;

    /// <summary>The flags of an answer that says only that something was done.</summary>
    public const ushort Done = 0b0011;

    /// <summary>The flags of a refusal.</summary>
    public const ushort Refusal = 0b1001;

    private const int HeaderBytes = 44;
    private const int ChecksumBytes = 16;
    private const int FooterBytes = 4;
    private const int MostImmediate = 16;
    private const byte Md5Checksum = 1;

    private static ReadOnlySpan<byte> Start => [0xC1, 0xC0];

    private static ReadOnlySpan<byte> Footer => [0xC5, 0xC4, 0xC3, 0xC2];

    /// <summary>How long the message is that some bytes begin: beyond them while that can't be told; null when they begin none.</summary>
    public static int? Length(ReadOnlySpan<byte> bytes, int longest)
    {
        int compared = Math.Min(bytes.Length, Start.Length);
        if (!bytes[..compared].SequenceEqual(Start[..compared]))
        {
            return null;
        }

        if (bytes.Length < HeaderBytes)
        {
            return HeaderBytes;
        }

        uint remaining = BinaryPrimitives.ReadUInt32LittleEndian(bytes[40..]);
        return remaining is >= ChecksumBytes + FooterBytes && remaining <= longest ? HeaderBytes + (int)remaining : null;
    }

    /// <summary>Whether a message is a request with a right end and a right MD5.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> message) =>
        message[^FooterBytes..].SequenceEqual(Footer)
        && message[22] == Md5Checksum
        && message[23] <= MostImmediate
        && (message[4] & 1) == 0
        && Md5(message[..^(ChecksumBytes + FooterBytes)]).AsSpan().SequenceEqual(message[^(ChecksumBytes + FooterBytes)..^FooterBytes]);

    /// <summary>The content of a message: its payload, else its immediate data.</summary>
    public static ReadOnlyMemory<byte> Content(byte[] message) =>
        message.Length > HeaderBytes + ChecksumBytes + FooterBytes ? message.AsMemory(HeaderBytes..^(ChecksumBytes + FooterBytes)) : message.AsMemory(24, message[23]);

    /// <summary>Writes a message with its MD5.</summary>
    /// <param name="flags">What kind of answer it is.</param>
    /// <param name="error">The error number; 0 for none.</param>
    /// <param name="type">The message type of the request.</param>
    /// <param name="regarding">The host's token.</param>
    /// <param name="content">What it carries.</param>
    /// <param name="wrongBy">How wrong its length is; 0 for an honest message.</param>
    public static byte[] Write(ushort flags, ushort error, uint type, uint regarding, byte[] content, int wrongBy)
    {
        int payload = content.Length > MostImmediate ? content.Length : 0;
        byte[] message = new byte[HeaderBytes + payload + ChecksumBytes + FooterBytes];
        Span<byte> header = message;
        Start.CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header[2..], 0x1000);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], flags);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], error);
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], type);
        BinaryPrimitives.WriteUInt32LittleEndian(header[12..], regarding);
        header[22] = Md5Checksum;
        header[23] = (byte)(content.Length - payload);
        content.CopyTo(message, payload > 0 ? HeaderBytes : 24);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], payload + ChecksumBytes + FooterBytes + wrongBy);
        Md5(message.AsSpan(0, HeaderBytes + payload)).CopyTo(message, HeaderBytes + payload);
        Footer.CopyTo(message.AsSpan(^FooterBytes..));
        return message;
    }

    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The published protocol uses MD5 as a check sum against noise, not against an attacker.")]
    private static byte[] Md5(ReadOnlySpan<byte> bytes) => MD5.HashData(bytes);
}
