using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using Spectra.Kernels;
using Spectra.Libraries;
using Spectra.Scan;

namespace Spectra.Search;

/// <summary>Upper bounds of the scores of a <see cref="Metric.Correlation"/>, from what lies beside the rows. Thread-safe.</summary>
/// <remarks>
/// The query at each shift is bounded against each view on its own; the mean of angles rises with every correlation, so bounds of the correlations
/// make a bound of the score.
/// </remarks>
internal sealed class CorrelationBounds
{
    /// <summary>Above what single precision loses in the mean of angles.</summary>
    private const float Rounding = 1e-4f;

    private readonly ImmutableArray<IndexedView> _views;
    private readonly BoundedQuery[][] _queries;
    private readonly Func<int, int, MaskBound> _maskOf;
    private readonly float[] _weights;
    private readonly float[] _penalties;
    private readonly int _shifts;

    /// <summary>Bounds of one query.</summary>
    /// <param name="views">The rows of each view.</param>
    /// <param name="queryAt">The query through a view (first) at a shift (second), as long as a padded row.</param>
    /// <param name="maskOf">The mask of a view (first) and row (second).</param>
    /// <param name="weights">The weight of each view; they sum to 1.</param>
    /// <param name="penalties">What each shift costs, infinite in the lanes of no shift.</param>
    /// <param name="shifts">How many shifts there are.</param>
    public CorrelationBounds(ImmutableArray<IndexedView> views, ShiftedQuery queryAt, Func<int, int, MaskBound> maskOf, float[] weights, float[] penalties, int shifts)
    {
        (_views, _maskOf, _weights, _penalties, _shifts) = (views, maskOf, weights, penalties, shifts);
        _queries = new BoundedQuery[views.Length][];
        Parallel.For(0, views.Length, v =>
        {
            _queries[v] = [.. Enumerable.Range(0, shifts).Select(s => new BoundedQuery(views[v].Index, queryAt(v, s)))];
        });
    }

    /// <summary>The query through a view at a shift, as long as a padded row.</summary>
    internal delegate ReadOnlySpan<float> ShiftedQuery(int view, int shift);

    /// <summary>Bounds of consecutive rows, from 76 bytes a view.</summary>
    public void Coarse(int first, Span<float> bounds)
    {
        int count = bounds.Length;
        float[] products = System.Buffers.ArrayPool<float>.Shared.Rent(_views.Length * _shifts * count);
        for (int v = 0; v < _views.Length; v++)
        {
            for (int s = 0; s < _shifts; s++)
            {
                _queries[v][s].Coarse(first, products.AsSpan(((v * _shifts) + s) * count, count));
            }
        }

        Span<float> lanes = stackalloc float[_views.Length * CorrelationRows.MostShifts];
        lanes.Clear();
        for (int i = 0; i < count; i++)
        {
            for (int v = 0; v < _views.Length; v++)
            {
                for (int s = 0; s < _shifts; s++)
                {
                    lanes[(v * CorrelationRows.MostShifts) + s] = products[(((v * _shifts) + s) * count) + i];
                }
            }

            bounds[i] = Bound(first + i, lanes);
        }

        System.Buffers.ArrayPool<float>.Shared.Return(products);
    }

    /// <summary>A closer bound of a row, from 1 024 bytes a view.</summary>
    public float Fine(int row)
    {
        Span<float> lanes = stackalloc float[_views.Length * CorrelationRows.MostShifts];
        lanes.Clear();
        for (int v = 0; v < _views.Length; v++)
        {
            for (int s = 0; s < _shifts; s++)
            {
                lanes[(v * CorrelationRows.MostShifts) + s] = _queries[v][s].Fine(row);
            }
        }

        return Bound(row, lanes);
    }

    private float Bound(int row, Span<float> lanes)
    {
        for (int v = 0; v < _views.Length; v++)
        {
            _maskOf(v, row).ToCorrelations(_views[v].EnergiesOf(row), lanes.Slice(v * CorrelationRows.MostShifts, _shifts));
        }

        Vector256<float> means = _views.Length == 1 ? Vector256.Create<float>(lanes) : AngleMeans.Cosine(lanes, _weights);
        Vector256<float> scores = means - Vector256.Create<float>(_penalties);
        float best = scores[0];
        for (int s = 1; s < _shifts; s++)
        {
            best = Math.Max(best, scores[s]);
        }

        return best + Rounding;
    }
}
