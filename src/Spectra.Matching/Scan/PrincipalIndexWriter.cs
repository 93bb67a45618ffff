using System.Runtime.InteropServices;
using Spectra.Kernels;

namespace Spectra.Scan;

/// <summary>Writes what <see cref="PrincipalIndex"/> reads, a chunk of rows after the other: the same bytes on every processor.</summary>
internal static class PrincipalIndexWriter
{
    /// <summary>As many rows as make one piece of a thread's work: their values in double precision stay in its cache.</summary>
    private const int Piece = 48;

    private const int PiecesAtOnce = 32;

    /// <summary>The largest norm that a row may have.</summary>
    private const double MostNorm = 1 + 1e-5;

    /// <summary>Writes the vectors, as far apart as the rows' values with their zeros are many.</summary>
    public static void WriteBasis(PrincipalBasis basis, Stream stream)
    {
        basis.Vectors.Touch(0, basis.Count);
        for (int k = 0; k < basis.Count; k++)
        {
            stream.Write(MemoryMarshal.AsBytes(basis.Vectors[k]));
        }
    }

    /// <summary>Writes what belongs to some rows, in memory that does not grow with them; all but the last rows of a matrix come in multiples of 16.</summary>
    /// <param name="rows">The rows: each of norm 1, or zero.</param>
    /// <param name="basis">The basis.</param>
    /// <param name="streams">Where to.</param>
    /// <exception cref="ArgumentException">A row's norm is above 1.</exception>
    public static void WriteRows(RowMatrix rows, PrincipalBasis basis, PrincipalStreams streams)
    {
        Panels directions = new(rows.Padded, PrincipalArrays.PrincipalPoints);
        basis.Vectors.Touch(0, basis.Count);
        for (int k = 0; k < basis.Count; k++)
        {
            directions.PutColumn(k, basis.Vectors[k]);
        }

        PrincipalRows[] pieces = [.. Enumerable.Range(0, PiecesAtOnce).Select(_ => new PrincipalRows(directions, Piece))];
        for (long first = 0; first < rows.Rows; first += PiecesAtOnce * Piece)
        {
            int count = (int)Math.Min(PiecesAtOnce, (rows.Rows - first + Piece - 1) / Piece);
            Parallel.For(0, count, i => pieces[i].Find(rows, (int)first + (i * Piece)));
            for (int i = 0; i < count; i++)
            {
                pieces[i].Write(streams);
            }
        }
    }

    /// <summary>The index of some rows, before it is written. One thread at a time.</summary>
    private sealed class PrincipalRows(Panels directions, int most)
    {
        private readonly Panels _rows = new(directions.Depth, most);
        private readonly Panels _products = new(most, PrincipalArrays.PrincipalPoints);
        private readonly sbyte[] _codes = new sbyte[most * CodedBounds.Codes];
        private readonly float[] _terms = new float[most / CodedBounds.Block * PrincipalArrays.TermPoints];
        private readonly float[] _principal = new float[most * PrincipalArrays.PrincipalPoints];
        private readonly float[] _batch = new float[most * PrincipalArrays.BatchPoints];
        private int _count;

        public void Find(RowMatrix rows, int first)
        {
            _count = Math.Min(most, rows.Rows - first);
            rows.Touch(first, _count);
            _rows.Clear();
            for (int i = 0; i < _count; i++)
            {
                _rows.PutColumn(i, rows[first + i]);
            }

            _products.Clear();
            for (int panel = 0; panel < _rows.Count; panel++)
            {
                _products.AddProduct(_rows, panel, directions);
            }

            Array.Clear(_codes);
            Array.Clear(_terms);
            for (int i = 0; i < _count; i++)
            {
                Settle(i, FixedLanes.DotInDouble(rows[first + i], rows[first + i]));
            }
        }

        public void Write(PrincipalStreams streams)
        {
            int blocks = PrincipalArrays.TermRows(_count);
            streams.Codes.Write(MemoryMarshal.AsBytes(_codes.AsSpan(0, blocks * CodedBounds.Block * CodedBounds.Codes)));
            streams.Terms.Write(MemoryMarshal.AsBytes(_terms.AsSpan(0, blocks * PrincipalArrays.TermPoints)));
            streams.Principal.Write(MemoryMarshal.AsBytes(_principal.AsSpan(0, _count * PrincipalArrays.PrincipalPoints)));
            streams.Batch.Write(MemoryMarshal.AsBytes(_batch.AsSpan(0, _count * PrincipalArrays.BatchPoints)));
        }

        private void Settle(int i, double squares)
        {
            if (!(squares <= MostNorm * MostNorm))
            {
                throw new ArgumentException($"A row has the norm {Math.Sqrt(squares):R}, but an index holds rows of norm 1.");
            }

            Span<float> principal = _principal.AsSpan(i * PrincipalArrays.PrincipalPoints, PrincipalArrays.PrincipalPoints);
            for (int k = 0; k < principal.Length; k++)
            {
                principal[k] = (float)_products[i, k];
            }

            Span<float> batch = _batch.AsSpan(i * PrincipalArrays.BatchPoints, PrincipalArrays.BatchPoints);
            principal[..batch.Length].CopyTo(batch);
            Span<float> terms = _terms.AsSpan((i / CodedBounds.Block * PrincipalArrays.TermPoints) + (i % CodedBounds.Block));
            Span<sbyte> codes = _codes.AsSpan(i * CodedBounds.Codes, CodedBounds.Codes);
            (terms[0], terms[CodedBounds.Block]) = Coding.Of(principal[..CodedBounds.Codes], codes);
            terms[2 * CodedBounds.Block] = RoundedUp.Residual(squares, principal[..CodedBounds.Codes]);
            batch[^1] = RoundedUp.Residual(squares, batch[..^1]);
            principal[^1] = RoundedUp.Residual(squares, principal[..^1]);
        }
    }
}
