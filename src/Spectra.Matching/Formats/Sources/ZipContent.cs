using System.Buffers.Binary;
using System.IO.Compression;

namespace Spectra.Formats.Sources;

/// <summary>Inflates one entry of an archive, counting what really comes out.</summary>
internal static class ZipContent
{
    private const uint LocalSignature = 0x04034B50;
    private const int LocalHeaderBytes = 30;
    private const int Stored = 0;
    private const int Deflated = 8;

    /// <summary>The content of an entry, exactly as long as declared and with the declared checksum.</summary>
    /// <exception cref="FileRefusedException">The code is <see cref="ReadErrorCode.UnsafeArchive"/> where the whole archive can't be trusted, any other where only the entry is bad.</exception>
    public static byte[] Read(Stream archive, ZipEntry entry)
    {
        SeekTo(archive, entry);
        using PartOfStream compressed = new(archive, entry.CompressedLength);
        using Stream content = entry.Method switch
        {
            Stored => compressed,
            Deflated => new DeflateStream(compressed, CompressionMode.Decompress, leaveOpen: true),
            _ => throw new FileRefusedException(ReadErrorCode.UnsupportedVariant, $"The entry is compressed by method {entry.Method}: expected stored (0) or deflated (8)."),
        };
        byte[] bytes = new byte[entry.Length];
        int length;
        bool longer;
        try
        {
            length = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            longer = content.ReadByte() >= 0;
        }
        catch (InvalidDataException)
        {
            throw new FileRefusedException(ReadErrorCode.Truncated, $"The compressed bytes of the entry are damaged: expected {entry.Length} bytes.");
        }

        if (longer)
        {
            throw ZipDirectory.Unsafe($"The entry '{entry.Name}' is longer than the {entry.Length} bytes it declares.");
        }

        if (length < bytes.Length)
        {
            throw new FileRefusedException(ReadErrorCode.Truncated, $"The entry has {length} bytes but declares {entry.Length}.");
        }

        return Crc32.Of(bytes) == entry.Crc
            ? bytes
            : throw new FileRefusedException(ReadErrorCode.Truncated, "The entry's checksum does not match its content: the archive is damaged.");
    }

    private static void SeekTo(Stream archive, ZipEntry entry)
    {
        Span<byte> header = stackalloc byte[LocalHeaderBytes];
        archive.Position = entry.HeaderOffset;
        if (archive.ReadAtLeast(header, LocalHeaderBytes, throwOnEndOfStream: false) < LocalHeaderBytes
            || BinaryPrimitives.ReadUInt32LittleEndian(header) != LocalSignature)
        {
            throw ZipDirectory.Unsafe($"The archive has no entry at byte {entry.HeaderOffset}, where its directory places '{entry.Name}'.");
        }

        archive.Position += BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
    }
}
