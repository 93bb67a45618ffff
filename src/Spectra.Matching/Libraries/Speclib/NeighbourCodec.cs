using System.Collections;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace Spectra.Libraries.Speclib;

/// <summary>The part <c>neighbours</c>: the metric in 64 bytes of UTF-8, zero-padded; then for each row 8 places of u32 row and u32 score in steps of 0.0001, an unused place all ones. Empty where no survey was made.</summary>
internal static class NeighbourCodec
{
    private const int MetricSize = 64;
    private const int Steps = 10_000;
    private const uint Unused = uint.MaxValue;
    private const int WordsPerRow = 2 * NeighbourTable.MostPerRow;

    public static byte[] Bytes(NeighbourTable? table)
    {
        if (table is null)
        {
            return [];
        }

        byte[] bytes = new byte[MetricSize + ((long)table.Rows.Count * WordsPerRow * sizeof(uint))];
        Encoding.UTF8.GetBytes(table.Metric, bytes.AsSpan(0, MetricSize));
        Span<uint> words = MemoryMarshal.Cast<byte, uint>(bytes.AsSpan(MetricSize));
        words.Fill(Unused);
        for (int row = 0; row < table.Rows.Count; row++)
        {
            for (int i = 0; i < table.Rows[row].Length; i++)
            {
                words[(row * WordsPerRow) + (2 * i)] = (uint)table.Rows[row][i].Row;
                words[(row * WordsPerRow) + (2 * i) + 1] = (uint)Math.Round(table.Rows[row][i].Score * Steps);
            }
        }

        return bytes;
    }

    /// <summary>The neighbours of a library's rows, each read when it is asked for; null where no survey was made.</summary>
    /// <param name="part">Gives the part.</param>
    /// <param name="rows">How many rows the library has.</param>
    /// <param name="substanceOf">The substance of a row.</param>
    /// <exception cref="InvalidDataException">The part is short or long.</exception>
    public static NeighbourTable? Read(PartBytes part, int rows, Func<int, int> substanceOf)
    {
        ReadOnlySpan<byte> bytes = part();
        return bytes.IsEmpty ? null
            : bytes.Length == MetricSize + ((long)rows * WordsPerRow * sizeof(uint))
                ? new NeighbourTable(Encoding.UTF8.GetString(bytes[..MetricSize]).TrimEnd('\0'), new MappedRows(part, rows, substanceOf))
                : throw new InvalidDataException($"its neighbours are not those of {rows} rows");
    }

    /// <summary>Gives the bytes of a part for as long as they are looked at.</summary>
    internal delegate ReadOnlySpan<byte> PartBytes();

    private sealed class MappedRows(PartBytes part, int count, Func<int, int> substanceOf) : IReadOnlyList<ImmutableArray<Neighbour>>
    {
        public int Count => count;

        /// <inheritdoc/>
        /// <exception cref="LibraryAlteredException">The row is not what a survey can have found.</exception>
        public ImmutableArray<Neighbour> this[int row]
        {
            get
            {
                ReadOnlySpan<uint> words = MemoryMarshal.Cast<byte, uint>(part()[MetricSize..]).Slice(row * WordsPerRow, WordsPerRow);
                ImmutableArray<Neighbour>.Builder neighbours = ImmutableArray.CreateBuilder<Neighbour>(NeighbourTable.MostPerRow);
                for (int i = 0; i < WordsPerRow && words[i] != Unused; i += 2)
                {
                    Neighbour neighbour = new((int)words[i], (double)words[i + 1] / Steps);
                    if (words[i] >= count || words[i + 1] > Steps || (neighbours.Count > 0 && !InOrder(neighbours[^1], neighbour)) || IsKnown(row, neighbour, neighbours))
                    {
                        throw new LibraryAlteredException($"The neighbours of row {row} of a library contradict themselves: build the library again.");
                    }

                    neighbours.Add(neighbour);
                }

                return neighbours.ToImmutable();
            }
        }

        public IEnumerator<ImmutableArray<Neighbour>> GetEnumerator()
        {
            for (int row = 0; row < count; row++)
            {
                yield return this[row];
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        private static bool InOrder(Neighbour first, Neighbour second) => first.Score > second.Score || (first.Score == second.Score && first.Row < second.Row);

        /// <summary>A row is no neighbour of its own substance, and a substance is there once.</summary>
        private bool IsKnown(int row, Neighbour neighbour, ImmutableArray<Neighbour>.Builder before)
        {
            int substance = substanceOf(neighbour.Row);
            return substance == substanceOf(row) || before.Any(other => substanceOf(other.Row) == substance);
        }
    }
}
