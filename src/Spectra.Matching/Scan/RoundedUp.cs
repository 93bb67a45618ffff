namespace Spectra.Scan;

/// <summary>Rounding that never makes a bound too small.</summary>
internal static class RoundedUp
{
    /// <summary>Half the distance from 1 to the next single-precision number: what rounding to the nearest can lose, relatively.</summary>
    public const double Unit = 1.0 / (1 << 24);

    /// <summary>More than a bound loses where numbers are too small for single precision, the step of a query's codes above all.</summary>
    public const double Underflow = 1e-36;

    /// <summary>The smallest single-precision number that is not below a value.</summary>
    public static float Of(double value)
    {
        float nearest = (float)value;
        return nearest < value ? float.BitIncrement(nearest) : nearest;
    }

    /// <summary>The norm of what of a vector lies outside some directions, rounded up.</summary>
    /// <param name="squares">The vector's sum of squares.</param>
    /// <param name="products">Its products with the directions, as rounded to single precision.</param>
    /// <remarks>
    /// With c the rounded products, d = U x - c their rounding and U U' = 1 + E, the square is |x|² - |c|² - 2 c'd + c'E c, where |d| is at most a
    /// <see cref="Unit"/> of |c| and |E| at most <see cref="PrincipalBasis.MostDefect"/>.
    /// </remarks>
    public static float Residual(double squares, ReadOnlySpan<float> products)
    {
        const double Rounding = (2 * Unit) + PrincipalBasis.MostDefect + 1e-10;
        double inside = 0;
        foreach (float product in products)
        {
            inside += (double)product * product;
        }

        return Of(Math.Sqrt(Math.Max(0, squares - inside + (Rounding * (squares + inside)))));
    }
}
