using System.Buffers.Binary;

namespace Spectra.Formats.Sources;

/// <summary>Where a zip's directory is, from the record at the archive's end (APPNOTE 4.3.14 to 4.3.16).</summary>
/// <param name="EntryCount">How many entries are declared.</param>
/// <param name="DirectoryOffset">Where the directory starts.</param>
/// <param name="DirectoryEnd">Where it ends.</param>
internal readonly record struct ZipEndRecord(long EntryCount, long DirectoryOffset, long DirectoryEnd)
{
    private const uint EndSignature = 0x06054B50;
    private const uint WideEndSignature = 0x06064B50;
    private const uint WideLocatorSignature = 0x07064B50;
    private const int EndBytes = 22;
    private const int WideLocatorBytes = 20;
    private const int WideEndBytes = 56;
    private const uint InWideField = 0xFFFFFFFF;

    private static ReadOnlySpan<byte> FirstBytes => "PK"u8;

    /// <summary>Finds the record.</summary>
    /// <exception cref="FileRefusedException">It is missing or contradicts the file.</exception>
    public static ZipEndRecord Find(Stream archive)
    {
        Span<byte> first = stackalloc byte[2];
        archive.Position = 0;
        if (archive.ReadAtLeast(first, first.Length, throwOnEndOfStream: false) < first.Length || !first.SequenceEqual(FirstBytes))
        {
            throw new FileRefusedException(ReadErrorCode.NotASpectrum, "The file is named .zip but is no zip archive: expected it to start with PK.");
        }

        byte[] tail = new byte[Math.Min(archive.Length, EndBytes + ushort.MaxValue)];
        long tailOffset = archive.Length - tail.Length;
        archive.Position = tailOffset;
        archive.ReadExactly(tail);
        for (int at = tail.Length - EndBytes; at >= 0; at--)
        {
            ReadOnlySpan<byte> record = tail.AsSpan(at);
            if (BinaryPrimitives.ReadUInt32LittleEndian(record) == EndSignature
                && EndBytes + BinaryPrimitives.ReadUInt16LittleEndian(record[20..]) == record.Length)
            {
                return Checked(Of(record, tailOffset + at, archive), tailOffset + at);
            }
        }

        throw new FileRefusedException(ReadErrorCode.Truncated, "The archive has no directory at its end: it is cut off.");
    }

    /// <summary>The entry with the sizes and the offset that stand in its zip64 extra field (4.5.3).</summary>
    public static ZipEntry WithWideFields(ZipEntry entry, ReadOnlySpan<byte> extra)
    {
        const int WideId = 1, FieldHeader = 4;
        while (extra.Length >= FieldHeader)
        {
            int length = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (length > extra.Length - FieldHeader)
            {
                break;
            }

            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == WideId)
            {
                ReadOnlySpan<byte> field = extra.Slice(FieldHeader, length);
                long size = Wide(entry.Length, ref field);
                long compressed = Wide(entry.CompressedLength, ref field);
                return entry with { Length = size, CompressedLength = compressed, HeaderOffset = Wide(entry.HeaderOffset, ref field) };
            }

            extra = extra[(FieldHeader + length)..];
        }

        return entry;
    }

    private static long Wide(long narrow, ref ReadOnlySpan<byte> field)
    {
        if (narrow != InWideField || field.Length < sizeof(long))
        {
            return narrow;
        }

        long wide = BinaryPrimitives.ReadInt64LittleEndian(field);
        field = field[sizeof(long)..];

        // A negative size is a huge one.
        return wide < 0 ? long.MaxValue / 4 : Math.Min(wide, long.MaxValue / 4);
    }

    private static ZipEndRecord Of(ReadOnlySpan<byte> record, long recordOffset, Stream archive)
    {
        if (WideEnd(recordOffset, archive) is { } wide)
        {
            return wide;
        }

        int count = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]);
        if (BinaryPrimitives.ReadUInt16LittleEndian(record[8..]) != count)
        {
            throw new FileRefusedException(ReadErrorCode.UnsupportedVariant, "The archive is one part of several: expected a whole one.");
        }

        long size = BinaryPrimitives.ReadUInt32LittleEndian(record[12..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
        return new ZipEndRecord(count, offset, offset + size);
    }

    private static ZipEndRecord? WideEnd(long recordOffset, Stream archive)
    {
        Span<byte> locator = stackalloc byte[WideLocatorBytes];
        if (!TryReadAt(archive, recordOffset - WideLocatorBytes, locator, WideLocatorSignature))
        {
            return null;
        }

        Span<byte> end = stackalloc byte[WideEndBytes];
        if (!TryReadAt(archive, BinaryPrimitives.ReadInt64LittleEndian(locator[8..]), end, WideEndSignature))
        {
            throw ZipDirectory.Unsafe("The archive's zip64 end record is not where it is said to be.");
        }

        long size = BinaryPrimitives.ReadInt64LittleEndian(end[40..]);
        long offset = BinaryPrimitives.ReadInt64LittleEndian(end[48..]);
        return size < 0 || offset < 0 || size > archive.Length || offset > archive.Length
            ? throw ZipDirectory.Unsafe("The archive's zip64 end record points outside the archive.")
            : new ZipEndRecord(BinaryPrimitives.ReadInt64LittleEndian(end[32..]), offset, offset + size);
    }

    private static bool TryReadAt(Stream archive, long offset, Span<byte> record, uint signature)
    {
        if (offset < 0 || offset > archive.Length - record.Length)
        {
            return false;
        }

        archive.Position = offset;
        archive.ReadExactly(record);
        return BinaryPrimitives.ReadUInt32LittleEndian(record) == signature;
    }

    private static ZipEndRecord Checked(ZipEndRecord end, long recordOffset) =>
        end.EntryCount < 0 || end.DirectoryEnd > recordOffset
            ? throw ZipDirectory.Unsafe("The archive's end record points to a directory that is not there.")
            : end;
}
