using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Spectra.Formats.Sources;

/// <summary>Reads and judges a zip's central directory, in bounded memory, before any entry is touched.</summary>
/// <remarks>
/// Layout after PKWARE's APPNOTE.TXT 6.3: the end record (4.3.16) names the directory, whose headers (4.3.12) name the entries.
/// The framework's own reader would build every entry of a hostile directory before it could be counted, and checks neither
/// overlaps nor checksums.
/// </remarks>
internal static class ZipDirectory
{
    private const uint HeaderSignature = 0x02014B50;
    private const int HeaderBytes = 46;

    /// <summary>Every file in the archive, ordered by name; folders are left out.</summary>
    /// <exception cref="FileRefusedException">The archive is cut off, broken or unsafe.</exception>
    public static List<ZipEntry> Read(Stream archive)
    {
        ZipEndRecord end = ZipEndRecord.Find(archive);
        if (end.EntryCount > ZipLimits.Entries)
        {
            throw Unsafe($"The archive declares {end.EntryCount} entries; at most {ZipLimits.Entries} are read.");
        }

        if (end.DirectoryEnd - end.DirectoryOffset > ZipLimits.DirectoryBytes)
        {
            throw Unsafe($"The archive's directory has {end.DirectoryEnd - end.DirectoryOffset} bytes; at most {ZipLimits.DirectoryBytes} are read.");
        }

        byte[] directory = new byte[end.DirectoryEnd - end.DirectoryOffset];
        archive.Position = end.DirectoryOffset;
        archive.ReadExactly(directory);
        List<ZipEntry> entries = ReadHeaders(directory, end.EntryCount);
        RefuseOverlaps(entries, end.DirectoryOffset);
        entries.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        RefuseRepeatedNames(entries);
        return entries;
    }

    /// <summary>The refusal of a whole archive.</summary>
    public static FileRefusedException Unsafe(string message) => new(ReadErrorCode.UnsafeArchive, message);

    private static List<ZipEntry> ReadHeaders(ReadOnlySpan<byte> directory, long count)
    {
        List<ZipEntry> entries = [];
        long total = 0;
        ReadOnlySpan<byte> rest = directory;
        for (long i = 0; i < count; i++)
        {
            ZipEntry entry = ReadHeader(ref rest, i);
            total += entry.Length;
            if (total > ZipLimits.TotalBytes)
            {
                throw Unsafe($"The archive expands to more than {ZipLimits.TotalBytes} bytes.");
            }

            if (!entry.Name.EndsWith('/'))
            {
                entries.Add(entry);
            }
        }

        return rest.IsEmpty ? entries : throw Unsafe($"The archive's directory does not end after the {count} entries it declares.");
    }

    private static ZipEntry ReadHeader(ref ReadOnlySpan<byte> rest, long number)
    {
        ReadOnlySpan<byte> header = rest;
        if (header.Length < HeaderBytes || BinaryPrimitives.ReadUInt32LittleEndian(header) != HeaderSignature)
        {
            throw Unsafe($"The archive's directory is broken at entry {number + 1}: expected its header.");
        }

        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(header[30..]);
        int length = HeaderBytes + nameLength + extraLength + BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
        if (nameLength > ZipLimits.NameBytes || header.Length < length)
        {
            throw Unsafe($"The archive's directory is broken at entry {number + 1}: a name of {nameLength} bytes.");
        }

        rest = rest[length..];
        string name = CheckedName(header.Slice(HeaderBytes, nameLength), BinaryPrimitives.ReadUInt16LittleEndian(header[8..]));
        ZipEntry entry = new(
            name,
            BinaryPrimitives.ReadUInt16LittleEndian(header[10..]),
            BinaryPrimitives.ReadUInt32LittleEndian(header[16..]),
            BinaryPrimitives.ReadUInt32LittleEndian(header[20..]),
            BinaryPrimitives.ReadUInt32LittleEndian(header[24..]),
            BinaryPrimitives.ReadUInt32LittleEndian(header[42..]));
        entry = ZipEndRecord.WithWideFields(entry, header.Slice(HeaderBytes + nameLength, extraLength));
        RefuseLarge(entry);
        return entry;
    }

    private static string CheckedName(ReadOnlySpan<byte> bytes, int flags)
    {
        string name = (Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes);
        if (EntryName.Danger(name) is { } danger)
        {
            throw Unsafe($"The archive has an entry whose name {danger}: '{Printable(name)}'.");
        }

        const int Encrypted = 1 << 0, StronglyEncrypted = 1 << 6, MaskedHeaders = 1 << 13;
        if ((flags & (Encrypted | StronglyEncrypted | MaskedHeaders)) != 0)
        {
            throw Unsafe($"The entry '{name}' is encrypted: expected an archive without a password.");
        }

        return name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)
            ? throw Unsafe($"The archive holds another archive, '{name}': expected spectra.")
            : name.Replace('\\', '/');
    }

    private static void RefuseLarge(ZipEntry entry)
    {
        if (entry.Length > ZipLimits.EntryBytes)
        {
            throw Unsafe($"The entry '{entry.Name}' expands to {entry.Length} bytes; at most {ZipLimits.EntryBytes} are read.");
        }

        if (entry.Length > ZipLimits.RatioFromBytes && entry.Length / ZipLimits.Ratio > entry.CompressedLength)
        {
            throw Unsafe($"The entry '{entry.Name}' expands from {entry.CompressedLength} to {entry.Length} bytes, more than {ZipLimits.Ratio}-fold.");
        }
    }

    // Entries that share compressed bytes make a small archive expand without end.
    private static void RefuseOverlaps(List<ZipEntry> entries, long directoryOffset)
    {
        const int LeastLocalHeader = 30;
        entries.Sort((a, b) => a.HeaderOffset.CompareTo(b.HeaderOffset));
        for (int i = 0; i < entries.Count; i++)
        {
            long next = i + 1 < entries.Count ? entries[i + 1].HeaderOffset : directoryOffset;
            if (entries[i].CompressedLength > next - entries[i].HeaderOffset - LeastLocalHeader)
            {
                throw Unsafe($"The entry '{entries[i].Name}' overlaps what follows it in the archive.");
            }
        }
    }

    private static void RefuseRepeatedNames(List<ZipEntry> entries)
    {
        for (int i = 1; i < entries.Count; i++)
        {
            if (entries[i].Name == entries[i - 1].Name)
            {
                throw Unsafe($"The archive has two entries named '{entries[i].Name}'.");
            }
        }
    }

    private static string Printable(string name) => string.Concat(name.Take(80).Select(c => char.IsControl(c) ? '?' : c));
}
