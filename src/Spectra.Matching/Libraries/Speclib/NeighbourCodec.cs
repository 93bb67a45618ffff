using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Spectra.Libraries.Speclib;

/// <summary>The part <c>neighbours</c>: a u8 length and the metric in UTF-8; then for each row a u8 number, and of each neighbour u32 row and u16 score in steps of 0.0001. Empty where no survey was made.</summary>
internal static class NeighbourCodec
{
    private const int Steps = 10_000;

    public static byte[] Bytes(NeighbourTable? table)
    {
        if (table is null)
        {
            return [];
        }

        byte[] metric = Encoding.UTF8.GetBytes(table.Metric);
        using MemoryStream stream = new();
        stream.WriteByte(checked((byte)metric.Length));
        stream.Write(metric);
        Span<byte> entry = stackalloc byte[6];
        foreach (ImmutableArray<Neighbour> row in table.Rows)
        {
            stream.WriteByte(checked((byte)row.Length));
            foreach (Neighbour neighbour in row)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(entry, (uint)neighbour.Row);
                BinaryPrimitives.WriteUInt16LittleEndian(entry[4..], (ushort)Math.Round(neighbour.Score * Steps));
                stream.Write(entry);
            }
        }

        return stream.ToArray();
    }

    /// <summary>Reads the neighbours of a library's rows; null where no survey was made.</summary>
    /// <exception cref="InvalidDataException">The part is short or long, or a row is not what a survey can have found.</exception>
    public static NeighbourTable? Read(ReadOnlySpan<byte> bytes, ImmutableArray<ReferenceSpectrum> references)
    {
        if (bytes.IsEmpty)
        {
            return null;
        }

        string metric = Encoding.UTF8.GetString(Take(ref bytes, Take(ref bytes, 1)[0]));
        ImmutableArray<ImmutableArray<Neighbour>>.Builder rows = ImmutableArray.CreateBuilder<ImmutableArray<Neighbour>>(references.Length);
        HashSet<string> substances = new(StringComparer.Ordinal);
        for (int row = 0; row < references.Length; row++)
        {
            int count = Take(ref bytes, 1)[0];
            ImmutableArray<Neighbour>.Builder neighbours = ImmutableArray.CreateBuilder<Neighbour>(count);
            substances.Clear();
            substances.Add(references[row].Substance.Key);
            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<byte> entry = Take(ref bytes, 6);
                uint other = BinaryPrimitives.ReadUInt32LittleEndian(entry);
                int steps = BinaryPrimitives.ReadUInt16LittleEndian(entry[4..]);
                Neighbour neighbour = new((int)other, (double)steps / Steps);
                if (count > NeighbourTable.MostPerRow || other >= references.Length || steps > Steps
                    || (i > 0 && !InOrder(neighbours[i - 1], neighbour)) || !substances.Add(references[(int)other].Substance.Key))
                {
                    throw new InvalidDataException($"the neighbours of row {row} contradict themselves");
                }

                neighbours.Add(neighbour);
            }

            rows.Add(neighbours.MoveToImmutable());
        }

        return bytes.IsEmpty ? new NeighbourTable(metric, rows.MoveToImmutable()) : throw new InvalidDataException("something follows its neighbours");
    }

    private static bool InOrder(Neighbour first, Neighbour second) => first.Score > second.Score || (first.Score == second.Score && first.Row < second.Row);

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> bytes, int count)
    {
        if (bytes.Length < count)
        {
            throw new InvalidDataException("its neighbours are cut off");
        }

        ReadOnlySpan<byte> taken = bytes[..count];
        bytes = bytes[count..];
        return taken;
    }
}
