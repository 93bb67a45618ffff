using System.Collections.Immutable;
using Spectra.Scan;

namespace Spectra.Search;

/// <summary>What the bounds of rows of one coverage need to know of their masks against one query, through one view.</summary>
/// <remarks>
/// A row is stored with mean 0 and norm 1 over what it covers. Where the points D of it are not common, with e the squares of it there, its sum over
/// the common points is at most sqrt(|D| e) in size and its sum of squares about the mean at least 1 - e - |D| e / n.
/// </remarks>
internal sealed class MaskBound
{
    /// <summary>A row of which less than this may be left is not bounded: it is read.</summary>
    private const float LeastSpread = 0.1f;

    /// <summary>Above what single precision loses in the sums, the quotient and the stored row's own norm.</summary>
    private const float Rounding = 2e-5f;

    private readonly MaskPlan _plan;
    private readonly int[] _stretches;
    private readonly float _lost;
    private readonly float _leastCount;

    public MaskBound(MaskPlan plan, Coverage row, int points)
    {
        _plan = plan;
        ImmutableArray<(int Start, int End)> lost = row.Without(plan.Core);
        int length = EnergyProfile.LengthOf(points);
        _stretches = [.. lost.SelectMany(run => Enumerable.Range(run.Start / length, ((run.End - 1) / length) - (run.Start / length) + 1)).Distinct()];
        _lost = lost.Sum(run => run.End - run.Start);
        _leastCount = Math.Max(1, plan.Common.Min(common => common.Count));
    }

    /// <summary>Turns bounds of the dot products at each shift into bounds of the correlations.</summary>
    /// <param name="profile">The row's <see cref="EnergyProfile"/>.</param>
    /// <param name="bounds">For each shift; 1 at most afterwards.</param>
    public void ToCorrelations(ReadOnlySpan<byte> profile, Span<float> bounds)
    {
        float squares = EnergyProfile.MostSquares(profile, _stretches);
        float spread = 1 - (squares * (1 + (_lost / _leastCount))) - Rounding;
        float mostSum = MathF.Sqrt(_lost * squares);
        for (int s = 0; s < bounds.Length; s++)
        {
            float product = bounds[s] + (mostSum * Math.Abs(_plan.QuerySums[s]) / Math.Max(1, _plan.Counts[s])) + Rounding;
            float norm = MathF.Sqrt(spread * (_plan.QuerySpreads[s] - Rounding)) * (1 - Rounding);
            bounds[s] = spread > LeastSpread && _plan.QuerySpreads[s] > LeastSpread && product < norm ? Math.Max(0, product / norm) : 1;
        }
    }
}
