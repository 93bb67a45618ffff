using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Spectra.Libraries.Speclib;

/// <summary>The part <c>coverages</c>: for each coverage that occurs a u16 number of runs, then u16 start and u16 end (exclusive) of each.</summary>
internal static class CoverageCodec
{
    public static byte[] Bytes(IEnumerable<Coverage> coverages)
    {
        using MemoryStream stream = new();
        Span<byte> pair = stackalloc byte[4];
        foreach (Coverage coverage in coverages)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(pair, (ushort)coverage.Runs.Length);
            stream.Write(pair[..2]);
            foreach ((int start, int end) in coverage.Runs)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(pair, (ushort)start);
                BinaryPrimitives.WriteUInt16LittleEndian(pair[2..], (ushort)end);
                stream.Write(pair);
            }
        }

        return stream.ToArray();
    }

    /// <summary>Reads the coverages on a grid of <paramref name="points"/>.</summary>
    /// <exception cref="InvalidDataException">The part is cut off, or a run leaves the grid.</exception>
    public static ImmutableArray<Coverage> Read(ReadOnlySpan<byte> bytes, int points)
    {
        ImmutableArray<Coverage>.Builder coverages = ImmutableArray.CreateBuilder<Coverage>();
        while (!bytes.IsEmpty)
        {
            int runs = ReadIndex(ref bytes);
            ImmutableArray<(int, int)>.Builder builder = ImmutableArray.CreateBuilder<(int, int)>();
            int last = -1;
            for (int i = 0; i < runs; i++)
            {
                (int start, int end) = (ReadIndex(ref bytes), ReadIndex(ref bytes));
                if (start <= last || end <= start || end > points)
                {
                    throw new InvalidDataException($"coverage {coverages.Count} leaves the grid");
                }

                builder.Add((start, end));
                last = end;
            }

            coverages.Add(Coverage.FromRuns(builder.ToImmutable()));
        }

        return coverages.ToImmutable();
    }

    private static int ReadIndex(ref ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2)
        {
            throw new InvalidDataException("its coverages are cut off");
        }

        int index = BinaryPrimitives.ReadUInt16LittleEndian(bytes);
        bytes = bytes[2..];
        return index;
    }
}
