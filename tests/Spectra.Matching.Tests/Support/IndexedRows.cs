using System.Runtime.InteropServices;
using Spectra.Scan;

namespace Spectra.Matching.Tests.Support;

/// <summary>Rows with their principal index, every array behind a guard.</summary>
internal sealed class IndexedRows : IDisposable
{
    private readonly LateRows _rows;
    private readonly LateRows? _vectors;
    private readonly LateRows[] _arrays;

    /// <summary>Indexes rows, scaled to norm 1 unless they are zero.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="axes">How many axes are the basis; 0 where it is found from the rows.</param>
    public IndexedRows(float[][] rows, int axes = 0)
    {
        int points = rows.Length == 0 ? 16 : rows[0].Length;
        int stride = (points + RowMatrix.Padding - 1) / RowMatrix.Padding * RowMatrix.Padding;
        float[] values = new float[rows.Length * stride];
        for (int row = 0; row < rows.Length; row++)
        {
            Normalised(rows[row]).CopyTo(values, row * stride);
        }

        _rows = new LateRows(values, points, stride);
        _vectors = axes == 0 ? null : new LateRows([.. Enumerable.Range(0, axes * stride).Select(i => i / stride == i % stride ? 1f : 0f)], points, stride);
        PrincipalBasis basis = _vectors is null ? PrincipalBasis.Of(Rows) : new PrincipalBasis(_vectors.Matrix);
        MemoryStream[] written = [.. Enumerable.Range(0, 5).Select(static _ => new MemoryStream())];
        PrincipalIndexWriter.WriteBasis(basis, written[0]);
        PrincipalIndexWriter.WriteRows(Rows, basis, new PrincipalStreams(written[1], written[2], written[3], written[4]));
        Written = [.. written.Select(static stream => stream.ToArray())];
        (int Points, int Stride)[] shapes =
        [
            (points, stride), (PrincipalArrays.CodePoints, PrincipalArrays.CodePoints), (PrincipalArrays.TermPoints, PrincipalArrays.TermPoints),
            (PrincipalArrays.PrincipalPoints, PrincipalArrays.PrincipalPoints), (PrincipalArrays.BatchPoints, PrincipalArrays.BatchPoints),
        ];
        _arrays = [.. shapes.Select((shape, i) => new LateRows(MemoryMarshal.Cast<byte, float>(Written[i]).ToArray(), shape.Points, shape.Stride))];
        Index = new PrincipalIndex(rows.Length, new PrincipalArrays(_arrays[0].Matrix, _arrays[1].Matrix, _arrays[2].Matrix, _arrays[3].Matrix, _arrays[4].Matrix));
        _rows.Forget();
    }

    public RowMatrix Rows => _rows.Matrix;

    public PrincipalIndex Index { get; }

    /// <summary>The bytes of the basis, the codes, the terms, the principal products and the batch products.</summary>
    public byte[][] Written { get; }

    /// <summary>How many rows were touched since they were indexed.</summary>
    public int RowsTouched => _rows.Touched;

    /// <summary>A row with its zeros.</summary>
    public float[] Row(int row)
    {
        Rows.Touch(row, 1);
        return Rows[row].ToArray();
    }

    /// <summary>Values with the zeros that make them as long as a row.</summary>
    public float[] Padded(float[] values) => [.. values, .. new float[Rows.Padded - values.Length]];

    /// <summary>The product of a row with a query, by a scalar loop in double precision.</summary>
    public double Product(int row, float[] query) => Row(row).Select((value, i) => (double)value * query[i]).Sum();

    public void Dispose()
    {
        _rows.Dispose();
        _vectors?.Dispose();
        foreach (LateRows array in _arrays)
        {
            array.Dispose();
        }
    }

    private static float[] Normalised(float[] row)
    {
        double norm = Math.Sqrt(row.Sum(static value => (double)value * value));
        return norm == 0 ? row : [.. row.Select(value => (float)(value / norm))];
    }
}
