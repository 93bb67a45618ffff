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

    /// <summary>Reads the coverage of <paramref name="count"/> rows whose hash has been verified.</summary>
    public static ImmutableArray<Coverage> Read(ReadOnlySpan<byte> bytes, int count)
    {
        ImmutableArray<Coverage>.Builder rows = ImmutableArray.CreateBuilder<Coverage>(count);
        for (int row = 0; row < count; row++)
        {
            int runs = BinaryPrimitives.ReadUInt16LittleEndian(bytes);
            bytes = bytes[2..];
            ImmutableArray<(int, int)>.Builder builder = ImmutableArray.CreateBuilder<(int, int)>(runs);
            for (int i = 0; i < runs; i++)
            {
                builder.Add((BinaryPrimitives.ReadUInt16LittleEndian(bytes), BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..])));
                bytes = bytes[4..];
            }

            rows.Add(Coverage.FromRuns(builder.MoveToImmutable()));
        }

        return rows.MoveToImmutable();
    }
}
