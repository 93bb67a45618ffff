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

    /// <summary>The angle in [0, π] whose cosine is <paramref name="x"/>, -1 to 1.</summary>
    /// <remarks>
    /// From |x| = 0.5 on by the half angle: acos x = 2 asin sqrt((1 - x) / 2). asin x = x + x R(x²), R the rational approximation of Sun's
    /// fdlibm (e_acos.c, 1993). The error is below 4 units in the last place of π.
    /// </remarks>
    public static double Acos(double x) => x switch
    {
        > 0.5 => 2 * SmallAsin(Math.Sqrt((1 - x) / 2)),
        < -0.5 => Math.PI - (2 * SmallAsin(Math.Sqrt((1 + x) / 2))),
        _ => (Math.PI / 2) - SmallAsin(x),
    };

    /// <summary>The cosine of an angle in [0, π].</summary>
    /// <remarks>Up to π/4 from either end and around π/2 by the polynomials of Sun's fdlibm (k_cos.c, k_sin.c, 1993). The absolute error is below 3e-16.</remarks>
    public static double Cos(double angle) => angle switch
    {
        < Math.PI / 4 => SmallCos(angle),
        > 3 * Math.PI / 4 => -SmallCos(Math.PI - angle),
        _ => SmallSin((Math.PI / 2) - angle),
    };

    private static double SmallAsin(double x)
    {
        double z = x * x;
        double p = z * (1.66666666666666657415e-01 + (z * (-3.25565818622400915405e-01 + (z * (2.01212532134862925881e-01 + (z * (-4.00555345006794114027e-02 + (z * (7.91534994289814532176e-04 + (z * 3.47933107596021167570e-05))))))))));
        double q = 1 + (z * (-2.40339491173441421878e+00 + (z * (2.02094576023350569471e+00 + (z * (-6.88283971605453293030e-01 + (z * 7.70381505559019352791e-02)))))));
        return x + (x * (p / q));
    }

    private static double SmallCos(double x)
    {
        double z = x * x;
        return 1 - (0.5 * z) + (z * z * (4.16666666666666019037e-02 + (z * (-1.38888888888741095749e-03 + (z * (2.48015872894767294178e-05 + (z * (-2.75573143513906633035e-07 + (z * (2.08757232129817482790e-09 + (z * -1.13596475577881948265e-11)))))))))));
    }

    private static double SmallSin(double x)
    {
        double z = x * x;
        return x + (x * z * (-1.66666666666666324348e-01 + (z * (8.33333333332248946124e-03 + (z * (-1.98412698298579493134e-04 + (z * (2.75573137070700676789e-06 + (z * (-2.50507602534068634195e-08 + (z * 1.58969099521155010221e-10)))))))))));
    }
}
