using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Spectra.Search;

/// <summary>Pearson's correlation of a query and a row over the points that both cover.</summary>
/// <remarks>
/// r = (S_xy - S_x S_y / n) / sqrt((S_xx - S_x²/n) (S_yy - S_y²/n)), sums over the common points only, so that masked points have left
/// before the means are taken. 0 where either side is constant there.
/// </remarks>
internal static class MaskedCorrelation
{
    /// <summary>Below this share of its structure inside the common points, a side says nothing there.</summary>
    private const double NoStructure = 1e-9;

    /// <summary>Below this share single precision does not tell how much structure there is.</summary>
    private const float LittleStructure = 1e-2f;

    /// <summary>The correlations at every shift in single precision, within about 1e-5, for ranking candidates only; not a number where single precision does not do.</summary>
    /// <param name="row">A standardised row.</param>
    /// <param name="products">The row's dot product with the query, in the lane of each shift.</param>
    /// <param name="plan">What row and query have in common.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Vector256<float> Approximate(ReadOnlySpan<float> row, Vector256<float> products, MaskPlan plan)
    {
        (Vector256<float> sums, Vector256<float> squares) = plan.SumsOf(row);
        Vector256<float> means = sums / plan.Counts;
        Vector256<float> spreads = squares - (sums * means);
        Vector256<float> correlations = (products - (means * plan.QuerySums)) / Vector256.Sqrt(spreads * plan.QuerySpreads);
        correlations = Vector256.Min(Vector256.Max(correlations, -Vector256<float>.One), Vector256<float>.One);
        Vector256<float> little = Vector256.Create(LittleStructure);
        return Vector256.ConditionalSelect(Vector256.GreaterThan(spreads, little) & Vector256.GreaterThan(plan.QuerySpreads, little), correlations, Vector256.Create(float.NaN));
    }

    /// <summary>The correlation in double precision and index order: the same bits on every machine.</summary>
    public static double Exact(ReadOnlySpan<float> row, ViewedQuery query, Coverage common, int shift)
    {
        (double sx, double sxx, double sy, double syy, double sxy) = (0, 0, 0, 0, 0);
        foreach ((int start, int end) in common.Runs)
        {
            for (int i = start; i < end; i++)
            {
                double x = row[i];
                double y = query.View.Values[i - shift];
                sx += x;
                sxx += x * x;
                sy += y;
                syy += y * y;
                sxy += x * y;
            }
        }

        return Combine(common.Count, sx, sxx, sy, syy, sxy);
    }

    private static double Combine(int count, double sx, double sxx, double sy, double syy, double sxy)
    {
        double vx = sxx - (sx * sx / count);
        double vy = syy - (sy * sy / count);
        return vx > NoStructure && vy > NoStructure ? Math.Clamp((sxy - (sx * sy / count)) / Math.Sqrt(vx * vy), -1, 1) : 0;
    }
}
