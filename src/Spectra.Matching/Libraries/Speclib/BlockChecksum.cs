using System.Buffers.Binary;
using System.Numerics;

namespace Spectra.Libraries.Speclib;

/// <summary>The checksum of one block of a file: CRC-32C (Castagnoli; RFC 3720, appendix B.4) of each of its four quarters, so that four chains run side by side.</summary>
/// <remarks>It finds what cables, disks and editors do to a file, at the speed of memory. Against a forger stands the SHA-256 of each part.</remarks>
internal static class BlockChecksum
{
    /// <summary>The bytes of a block; the last of a file may be shorter.</summary>
    public const int BlockSize = 1 << 16;

    /// <summary>The bytes of a checksum.</summary>
    public const int Size = 16;

    /// <summary>Computes the checksum of a block of at most <see cref="BlockSize"/> bytes.</summary>
    public static void Of(ReadOnlySpan<byte> block, Span<byte> checksum)
    {
        int quarter = block.Length / 4 / sizeof(ulong) * sizeof(ulong);
        (uint a, uint b, uint c, uint d) = (~0u, ~0u, ~0u, ~0u);
        for (int i = 0; i < quarter; i += sizeof(ulong))
        {
            a = BitOperations.Crc32C(a, BinaryPrimitives.ReadUInt64LittleEndian(block[i..]));
            b = BitOperations.Crc32C(b, BinaryPrimitives.ReadUInt64LittleEndian(block[(quarter + i)..]));
            c = BitOperations.Crc32C(c, BinaryPrimitives.ReadUInt64LittleEndian(block[((2 * quarter) + i)..]));
            d = BitOperations.Crc32C(d, BinaryPrimitives.ReadUInt64LittleEndian(block[((3 * quarter) + i)..]));
        }

        foreach (byte rest in block[(4 * quarter)..])
        {
            d = BitOperations.Crc32C(d, rest);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(checksum, ~a);
        BinaryPrimitives.WriteUInt32LittleEndian(checksum[4..], ~b);
        BinaryPrimitives.WriteUInt32LittleEndian(checksum[8..], ~c);
        BinaryPrimitives.WriteUInt32LittleEndian(checksum[12..], ~d);
    }
}
