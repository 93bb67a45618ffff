namespace Spectra.Scan;

/// <summary>Coefficients as small whole numbers of one step.</summary>
internal static class Coding
{
    /// <summary>Codes coefficients in 8 bits.</summary>
    /// <returns>The step, and the norm of what step times code differs from the coefficients, rounded up.</returns>
    public static (float Step, float Error) Of(ReadOnlySpan<float> coefficients, Span<sbyte> codes)
    {
        float step = StepOf(coefficients, sbyte.MaxValue);
        double error = 0;
        for (int k = 0; k < codes.Length; k++)
        {
            codes[k] = (sbyte)CodeOf(coefficients[k], step, sbyte.MaxValue, ref error);
        }

        return (step, NormOf(error));
    }

    /// <summary>Codes coefficients in 16 bits.</summary>
    /// <returns>The step, and the norm of what step times code differs from the coefficients, rounded up.</returns>
    public static (float Step, float Error) Of(ReadOnlySpan<float> coefficients, Span<short> codes)
    {
        float step = StepOf(coefficients, short.MaxValue);
        double error = 0;
        for (int k = 0; k < codes.Length; k++)
        {
            codes[k] = (short)CodeOf(coefficients[k], step, short.MaxValue, ref error);
        }

        return (step, NormOf(error));
    }

    private static float StepOf(ReadOnlySpan<float> coefficients, int most)
    {
        float largest = 0;
        foreach (float coefficient in coefficients)
        {
            largest = Math.Max(largest, Math.Abs(coefficient));
        }

        return largest / most;
    }

    private static double CodeOf(float coefficient, float step, int most, ref double error)
    {
        double code = step == 0 ? 0 : Math.Clamp(Math.Round(coefficient / (double)step), -most, most);
        double lost = coefficient - (code * step);
        error += lost * lost;
        return code;
    }

    private static float NormOf(double squares) => RoundedUp.Of(Math.Sqrt(squares) * (1 + 1e-12));
}
