using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra.Single;
using Spectra.Benchmarks.Ratios.Fixtures;
using Spectra.Scan;

namespace Spectra.Benchmarks.Ratios.Peers;

/// <summary>MathNet's managed product of a matrix with a query, on a part of the rows: it can't lie over the fixture's memory and holds no more than an array.</summary>
internal sealed class MathNetPart
{
    public const int PartRows = 20_000;

    private readonly DenseMatrix _columns;
    private readonly DenseVector[] _queries;

    public MathNetPart(Fixture fixture)
    {
        Control.UseManaged();
        Control.UseSingleThread();
        int points = fixture.Rows.Points;
        float[] values = new float[(long)points * PartRows];
        for (int row = 0; row < PartRows; row++)
        {
            fixture.Rows[row][..points].CopyTo(values.AsSpan(row * points));
        }

        // Matrices are stored by columns: a spectrum a column makes each product one pass over contiguous memory.
        _columns = new DenseMatrix(points, PartRows, values);
        _queries = [.. Enumerable.Range(0, Fixture.QueryCount).Select(query => new DenseVector(fixture.Query(query)[..points].ToArray()))];
    }

    /// <summary>What a time is multiplied by to stand for all rows.</summary>
    public static double Scale(Fixture fixture) => (double)fixture.Count / PartRows;

    /// <summary>The best of the part's rows.</summary>
    public RowScore[] Best(int query, int count) => BestScores.Of(_columns.TransposeThisAndMultiply(_queries[query % Fixture.QueryCount]).ToArray(), count);
}
