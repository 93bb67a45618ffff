using System.Collections.Immutable;

namespace Spectra.Search;

/// <summary>What rows of one coverage have in common with one query, seen through one view, at each shift: worked out once, however many rows there are.</summary>
/// <remarks>
/// The sums of a row over the common points of several shifts differ by a few points at the ends of runs only, so they are taken once over the
/// points common to all shifts, and each shift adds its own edges. Where all that a row covers is common, they are known: 0 and 1.
/// </remarks>
internal sealed class MaskPlan
{
    private readonly ImmutableArray<int> _shifts;

    public MaskPlan(Coverage row, ViewedQuery query, ImmutableArray<int> shifts)
    {
        _shifts = shifts;
        Common = [.. shifts.Select(shift => row.Intersect(query.View.Coverage, shift))];
        IsInside = Common.All(common => common.Count == row.Count);
        Core = Common[1..].Aggregate(Common[0], (all, common) => all.Intersect(common));
        Edges = [.. Common.Select(common => common.Without(Core))];
        Counts = [.. Common.Select(common => (float)common.Count)];
        (QuerySums, QuerySpreads) = Moments(query);
    }

    /// <summary>The common points for each shift, as indices of the row.</summary>
    public ImmutableArray<Coverage> Common { get; }

    /// <summary>Whether the query covers, at every shift, all that the row covers.</summary>
    public bool IsInside { get; }

    /// <summary>The points common to all shifts.</summary>
    public Coverage Core { get; }

    /// <summary>For each shift the runs of its common points outside the core.</summary>
    public ImmutableArray<ImmutableArray<(int Start, int End)>> Edges { get; }

    /// <summary>For each shift the number of common points.</summary>
    public ImmutableArray<float> Counts { get; }

    /// <summary>For each shift the sum of the query over the common points.</summary>
    public ImmutableArray<float> QuerySums { get; }

    /// <summary>For each shift the query's sum of squares about its mean over the common points.</summary>
    public ImmutableArray<float> QuerySpreads { get; }

    private (ImmutableArray<float> Sums, ImmutableArray<float> Spreads) Moments(ViewedQuery query)
    {
        ImmutableArray<float>.Builder sums = ImmutableArray.CreateBuilder<float>(_shifts.Length);
        ImmutableArray<float>.Builder spreads = ImmutableArray.CreateBuilder<float>(_shifts.Length);
        for (int s = 0; s < _shifts.Length; s++)
        {
            (double sum, double squares) = (0, 0);
            foreach ((int start, int end) in Common[s].Runs)
            {
                (double more, double moreSquares) = query.Between(start - _shifts[s], end - _shifts[s]);
                (sum, squares) = (sum + more, squares + moreSquares);
            }

            sums.Add((float)sum);
            spreads.Add((float)(squares - (sum * sum / Math.Max(1, Common[s].Count))));
        }

        return (sums.MoveToImmutable(), spreads.MoveToImmutable());
    }
}
