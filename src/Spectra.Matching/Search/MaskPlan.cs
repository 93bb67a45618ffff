using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Spectra.Kernels;

namespace Spectra.Search;

/// <summary>What rows of one coverage have in common with one query, seen through one view, at each shift: worked out once, however many rows there are.</summary>
/// <remarks>
/// The sums of a row over the common points of several shifts differ by a few points at the ends of runs only, so they are taken once for the
/// points common to all shifts, the core, and each shift adds its own edges. Over all that a row covers its sums are 0 and 1, so those over the core are
/// had from the points outside it where these are fewer.
/// </remarks>
internal sealed class MaskPlan
{
    private readonly ImmutableArray<(int Start, int End)> _summed;
    private readonly bool _isRest;
    private readonly int[] _edges;
    private readonly Vector256<float>[] _edgeLanes;

    public MaskPlan(Coverage row, ViewedQuery query, ImmutableArray<int> shifts)
    {
        Coverage[] common = new Coverage[shifts.Length];
        Core = row;
        for (int i = 0; i < common.Length; i++)
        {
            common[i] = row.Intersect(query.View.Coverage, shifts[i]);
            Core = Core.Intersect(common[i]);
        }

        Common = ImmutableArray.Create(common);
        _isRest = row.Count - Core.Count < Core.Count;
        _summed = _isRest ? row.Without(Core) : Core.Runs;
        _edges = EdgesOf(common, Core);
        _edgeLanes = new Vector256<float>[_edges.Length];
        for (int i = 0; i < _edges.Length; i++)
        {
            int point = _edges[i];
            _edgeLanes[i] = Lanes(shifts.Length, 0, s => common[s].Covers(point) ? 1 : 0);
        }

        Counts = Lanes(shifts.Length, 1, s => Math.Max(1, common[s].Count));
        QuerySums = Lanes(shifts.Length, 0, s => (float)Moments(query, common[s], shifts[s]).Sum);
        QuerySpreads = Lanes(shifts.Length, 1, s => (float)Moments(query, common[s], shifts[s]).Spread);
    }

    /// <summary>The common points for each shift, as indices of the row.</summary>
    public ImmutableArray<Coverage> Common { get; }

    /// <summary>The points common to all shifts.</summary>
    public Coverage Core { get; }

    /// <summary>In the lane of each shift the number of common points, at least 1.</summary>
    public Vector256<float> Counts { get; }

    /// <summary>In the lane of each shift the sum of the query over the common points.</summary>
    public Vector256<float> QuerySums { get; }

    /// <summary>In the lane of each shift the query's sum of squares about its mean over the common points.</summary>
    public Vector256<float> QuerySpreads { get; }

    /// <summary>The sum and the sum of squares of a row over the common points, in the lane of each shift.</summary>
    /// <param name="row">A standardised row of this coverage.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (Vector256<float> Sums, Vector256<float> Squares) SumsOf(ReadOnlySpan<float> row)
    {
        (float sum, float squares) = (0, 0);
        foreach ((int start, int end) in _summed)
        {
            (float more, float moreSquares) = Kernels.Moments.Of(row[start..end]);
            (sum, squares) = (sum + more, squares + moreSquares);
        }

        (Vector256<float> sums, Vector256<float> all) = (Vector256.Create(_isRest ? -sum : sum), Vector256.Create(_isRest ? 1 - squares : squares));
        for (int i = 0; i < _edges.Length; i++)
        {
            Vector256<float> value = Vector256.Create(row[_edges[i]]) * _edgeLanes[i];
            (sums, all) = (sums + value, all + (value * value));
        }

        return (sums, all);
    }

    private static int[] EdgesOf(Coverage[] common, Coverage core)
    {
        SortedSet<int> edges = [];
        foreach (Coverage one in common)
        {
            foreach ((int start, int end) in one.Without(core))
            {
                for (int point = start; point < end; point++)
                {
                    edges.Add(point);
                }
            }
        }

        int[] points = new int[edges.Count];
        edges.CopyTo(points);
        return points;
    }

    private static (double Sum, double Spread) Moments(ViewedQuery query, Coverage common, int shift)
    {
        (double sum, double squares) = (0, 0);
        foreach ((int start, int end) in common.Runs)
        {
            (double more, double moreSquares) = query.Between(start - shift, end - shift);
            (sum, squares) = (sum + more, squares + moreSquares);
        }

        return (sum, squares - (sum * sum / Math.Max(1, common.Count)));
    }

    private static Vector256<float> Lanes(int shifts, float rest, Func<int, float> value)
    {
        Span<float> lanes = stackalloc float[Vector256<float>.Count];
        lanes.Fill(rest);
        for (int s = 0; s < shifts; s++)
        {
            lanes[s] = value(s);
        }

        return Vector256.Create<float>(lanes);
    }
}
