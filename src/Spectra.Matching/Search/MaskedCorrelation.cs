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

    /// <summary>The correlation in vector lanes and single precision: within about 1e-5, for ranking candidates only.</summary>
    /// <param name="row">A standardised row.</param>
    /// <param name="query">The query.</param>
    /// <param name="common">The common points, as indices of the row.</param>
    /// <param name="shift">How many points the query is moved up.</param>
    /// <param name="rowInside">Whether <paramref name="common"/> is all that the row covers: its sums are then known to be 0 and 1.</param>
    public static double Approximate(ReadOnlySpan<float> row, ViewedQuery query, Coverage common, int shift, bool rowInside)
    {
        (double sx, double sxx, double sy, double syy, double sxy) = (0, 0, 0, 0, 0);
        foreach ((int start, int end) in common.Runs)
        {
            ReadOnlySpan<float> x = row[start..end];
            ReadOnlySpan<float> y = query.View.Values[(start - shift)..(end - shift)];
            if (rowInside)
            {
                sxy += DotKernel.Of(x, y);
            }
            else
            {
                (float s, float ss, float dot) = Moments.Of(x, y);
                sx += s;
                sxx += ss;
                sxy += dot;
            }

            (double qs, double qss) = query.Between(start - shift, end - shift);
            sy += qs;
            syy += qss;
        }

        return Combine(common.Count, sx, rowInside ? 1 : sxx, sy, syy, sxy);
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
