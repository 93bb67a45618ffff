namespace Spectra.Numerics;

/// <summary>Elementary functions whose last bit is the same on every processor.</summary>
/// <remarks>
/// The system's math library picks another code path on each processor, and their last bits differ. Evidence must be reproducible to the
/// byte, so whatever ends in a score uses only + - * / and square root, which IEEE 754 fixes, and these functions made of them.
/// </remarks>
internal static class PortableMath
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double InverseLn2 = 1.44269504088896338700e+00;
    private const double InverseLn10 = 4.34294481903251816668e-01;

    /// <summary>The natural logarithm of a positive, normal number.</summary>
    /// <remarks>
    /// x = 2^k (1 + f) with 1 + f in [sqrt(1/2), sqrt(2)); s = f / (2 + f); ln(1 + f) = f - f²/2 + s (f²/2 + R(s²)), where R is the minimax
    /// polynomial of Sun's fdlibm (e_log.c, 1993). The error is below 1 unit in the last place.
    /// </remarks>
    public static double Log(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) - 1023;
        double mantissa = BitConverter.Int64BitsToDouble((bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000);
        if (mantissa > 1.4142135623730951)
        {
            mantissa *= 0.5;
            exponent++;
        }

        double f = mantissa - 1;
        double s = f / (2 + f);
        double z = s * s;
        double w = z * z;
        double odd = w * (3.999999999940941908e-01 + (w * (2.222219843214978396e-01 + (w * 1.531383769920937332e-01))));
        double even = z * (6.666666666666735130e-01 + (w * (2.857142874366239149e-01 + (w * (1.818357216161805012e-01 + (w * 1.479819860511658591e-01))))));
        double half = 0.5 * f * f;
        return (exponent * Ln2High) - (half - ((s * (half + odd + even)) + (exponent * Ln2Low)) - f);
    }

    /// <summary>The decadic logarithm of a positive, normal number: ln(x) / ln(10).</summary>
    public static double Log10(double x) => Log(x) * InverseLn10;

    /// <summary>The exponential e^x: 0 below -745, infinite above 709.78.</summary>
    /// <remarks>
    /// x = k ln2 + r with |r| at most ln2 / 2; e^r = 1 + 2 r / (R(r²) - r), R by the polynomial of Sun's fdlibm (e_exp.c, 1993); times 2^k.
    /// The error is below 1 unit in the last place.
    /// </remarks>
    public static double Exp(double x)
    {
        if (x is > 709.782712893384 or < -745.1332191019411)
        {
            return x > 0 ? double.PositiveInfinity : 0;
        }

        int k = (int)Math.Round(x * InverseLn2);
        double high = x - (k * Ln2High);
        double low = k * Ln2Low;
        double r = high - low;
        double t = r * r;
        double c = r - (t * (1.66666666666666019037e-01 + (t * (-2.77777777770155933842e-03 + (t * (6.61375632143793436117e-05 + (t * (-1.65339022054652515390e-06 + (t * 4.13813679705723846039e-08)))))))));
        return Math.ScaleB(1 - (low - (r * c / (2 - c)) - high), k);
    }
}
