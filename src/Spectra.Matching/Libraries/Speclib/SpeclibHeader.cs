using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Spectra.Libraries.Speclib;

/// <summary>The first 4 096 bytes of a .speclib file: what the file is, how long it is, and where its parts lie with their hashes.</summary>
/// <remarks>
/// Little-endian. 0: "SPECLIB\0"; 8: u32 format version; 12: u32 number of parts; 16: u64 length of the file; 24: SHA-256 of the header with
/// these 32 bytes zero; 64: the parts, 96 bytes each: 40 bytes name (ASCII, zero-padded), u64 offset, u64 length, 32 bytes SHA-256, 8 bytes
/// zero. Because the header holds the hash of every part, its hash stands for the whole file: it is the library's identity. The last part,
/// <c>checksums</c>, has one <see cref="BlockChecksum"/> for each block of what lies between the header and itself. Version 2 added <c>neighbours</c>;
/// version 3 the checksums, references that are read one by one, the views in line and the principal coefficients.
/// </remarks>
internal sealed record SpeclibHeader(long FileLength, ImmutableArray<SpeclibPart> Parts)
{
    public const int Size = 4096;
    public const uint Version = 3;

    /// <summary>The name of the last part.</summary>
    public const string ChecksumPart = "checksums";

    private const int TableOffset = 64;
    private const int EntrySize = 96;
    private const int NameSize = 40;
    private const int HashOffset = 24;

    private static ReadOnlySpan<byte> Magic => "SPECLIB\0"u8;

    /// <summary>The header's hash in lower-case hexadecimal: the identity of the library.</summary>
    public string Identity => Convert.ToHexStringLower(ToBytes().AsSpan(HashOffset, SHA256.HashSizeInBytes));

    /// <summary>How many blocks lie between the header and an offset.</summary>
    public static long Blocks(long end) => (end - Size + BlockChecksum.BlockSize - 1) / BlockChecksum.BlockSize;

    /// <summary>The part of a name.</summary>
    /// <exception cref="InvalidDataException">There is no such part.</exception>
    public SpeclibPart Part(string name) =>
        Parts.FirstOrDefault(candidate => candidate.Name == name) ?? throw new InvalidDataException($"it has no part '{name}'");

    /// <summary>Reads a header; where it is refused, the sentence says why.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, long actualLength, out SpeclibHeader header, out string refusal)
    {
        header = new SpeclibHeader(0, []);
        refusal = Check(bytes, actualLength);
        if (refusal.Length > 0)
        {
            return false;
        }

        ImmutableArray<SpeclibPart>.Builder parts = ImmutableArray.CreateBuilder<SpeclibPart>();
        uint count = BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]);
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> entry = bytes.Slice(TableOffset + (i * EntrySize), EntrySize);
            string name = Encoding.ASCII.GetString(entry[..NameSize]).TrimEnd('\0');
            long offset = BinaryPrimitives.ReadInt64LittleEndian(entry[NameSize..]);
            long length = BinaryPrimitives.ReadInt64LittleEndian(entry[(NameSize + 8)..]);
            if (offset < Size || length < 0 || offset > actualLength - length)
            {
                refusal = $"part '{name}' lies outside the file";
                return false;
            }

            parts.Add(new SpeclibPart(name, offset, length, entry.Slice(NameSize + 16, SHA256.HashSizeInBytes).ToArray()));
        }

        header = new SpeclibHeader(actualLength, parts.ToImmutable());
        return true;
    }

    /// <summary>The header as it is written, its own hash filled in.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[Size];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), Version);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), (uint)Parts.Length);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), FileLength);
        for (int i = 0; i < Parts.Length; i++)
        {
            Span<byte> entry = bytes.AsSpan(TableOffset + (i * EntrySize), EntrySize);
            Encoding.ASCII.GetBytes(Parts[i].Name, entry[..NameSize]);
            BinaryPrimitives.WriteInt64LittleEndian(entry[NameSize..], Parts[i].Offset);
            BinaryPrimitives.WriteInt64LittleEndian(entry[(NameSize + 8)..], Parts[i].Length);
            Parts[i].Sha256.CopyTo(entry[(NameSize + 16)..]);
        }

        SHA256.HashData(bytes).CopyTo(bytes.AsSpan(HashOffset));
        return bytes;
    }

    private static string Check(ReadOnlySpan<byte> bytes, long actualLength)
    {
        if (bytes.Length < Size || !bytes.StartsWith(Magic))
        {
            return "it is not a .speclib file";
        }

        uint version = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
        if (version != Version)
        {
            return version > Version
                ? $"it has format version {version}, newer than the {Version} that this version of Spectra reads: update Spectra"
                : $"it has format version {version}, older than the {Version} that this version of Spectra reads: build the library again";
        }

        byte[] copy = bytes[..Size].ToArray();
        copy.AsSpan(HashOffset, SHA256.HashSizeInBytes).Clear();
        if (!SHA256.HashData(copy).AsSpan().SequenceEqual(bytes.Slice(HashOffset, SHA256.HashSizeInBytes))
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]) > (Size - TableOffset) / EntrySize)
        {
            return "its header was altered";
        }

        long declared = BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]);
        return declared == actualLength ? "" : $"it has {actualLength:N0} bytes where its header declares {declared:N0}: it was cut off or appended to";
    }
}
