using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Spectra.Libraries.Speclib;

/// <summary>The part <c>coverage</c>: for each row a u16 number of runs, then u16 start and u16 end (exclusive) of each.</summary>
internal static class CoverageCodec
{
    public static void Write(Stream stream, Coverage coverage)
    {
        Span<byte> pair = stackalloc byte[4];
        BinaryPrimitives.WriteUInt16LittleEndian(pair, (ushort)coverage.Runs.Length);
        stream.Write(pair[..2]);
        foreach ((int start, int end) in coverage.Runs)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(pair, (ushort)start);
            BinaryPrimitives.WriteUInt16LittleEndian(pair[2..], (ushort)end);
            stream.Write(pair);
        }
    }

    /// <summary>Reads the coverage of <paramref name="count"/> rows on a grid of <paramref name="points"/>.</summary>
    /// <exception cref="InvalidDataException">The part is short, or a run leaves the grid.</exception>
    public static ImmutableArray<Coverage> Read(ReadOnlySpan<byte> bytes, int count, int points)
    {
        ImmutableArray<Coverage>.Builder rows = ImmutableArray.CreateBuilder<Coverage>();
        for (int row = 0; row < count; row++)
        {
            int runs = ReadIndex(ref bytes);
            ImmutableArray<(int, int)>.Builder builder = ImmutableArray.CreateBuilder<(int, int)>();
            int last = -1;
            for (int i = 0; i < runs; i++)
            {
                (int start, int end) = (ReadIndex(ref bytes), ReadIndex(ref bytes));
                if (start <= last || end <= start || end > points)
                {
                    throw new InvalidDataException($"the coverage of row {row} leaves the grid");
                }

                builder.Add((start, end));
                last = end;
            }

            rows.Add(Coverage.FromRuns(builder.ToImmutable()));
        }

        return rows.ToImmutable();
    }

    private static int ReadIndex(ref ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2)
        {
            throw new InvalidDataException("its coverage is cut off");
        }

        int index = BinaryPrimitives.ReadUInt16LittleEndian(bytes);
        bytes = bytes[2..];
        return index;
    }
}
