using Spectra.Kernels;

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
    /// <param name="products">The row's dot product with the query at each shift.</param>
    /// <param name="plan">What row and query have in common.</param>
    /// <param name="correlations">One for each shift.</param>
    public static void Approximate(ReadOnlySpan<float> row, ReadOnlySpan<float> products, MaskPlan plan, Span<float> correlations)
    {
        (float coreSum, float coreSquares) = (0, 1);
        if (!plan.IsInside)
        {
            coreSquares = 0;
            foreach ((int start, int end) in plan.Core.Runs)
            {
                (float sum, float squares) = Moments.Of(row[start..end]);
                (coreSum, coreSquares) = (coreSum + sum, coreSquares + squares);
            }
        }

        for (int s = 0; s < correlations.Length; s++)
        {
            (float sum, float squares) = (coreSum, coreSquares);
            foreach ((int start, int end) in plan.IsInside ? [] : plan.Edges[s])
            {
                foreach (float value in row[start..end])
                {
                    (sum, squares) = (sum + value, squares + (value * value));
                }
            }

            float mean = sum / Math.Max(1, plan.Counts[s]);
            float rowSpread = squares - (sum * mean);
            correlations[s] = rowSpread > LittleStructure && plan.QuerySpreads[s] > LittleStructure
                ? Math.Clamp((products[s] - (mean * plan.QuerySums[s])) / MathF.Sqrt(rowSpread * plan.QuerySpreads[s]), -1, 1)
                : float.NaN;
        }
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
