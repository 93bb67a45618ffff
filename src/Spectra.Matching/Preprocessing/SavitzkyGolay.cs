namespace Spectra.Preprocessing;

/// <summary>Least-squares polynomials in a moving window: smoothing, or a derivative in absorbance per (cm-1)^k.</summary>
/// <param name="Width">The window in cm-1, so that spectra of different spacing are smoothed alike; at least as wide as the order needs.</param>
/// <param name="Order">The polynomial's degree, 0 to 6.</param>
/// <param name="Derivative">0 smooths; 1 or 2 differentiates, at most <paramref name="Order"/>.</param>
/// <remarks>
/// Savitzky and Golay, Anal. Chem. 36 (1964) 1627; weights by Gram polynomials after Gorry, Anal. Chem. 62 (1990) 570, who also gives those
/// of the ends, where the last whole window's polynomial is read off its centre. A run of points shorter than the window becomes missing.
/// </remarks>
internal sealed record SavitzkyGolay(double Width, int Order, int Derivative) : IPreprocessingStep
{
    public string Formula => FormattableString.Invariant($"savitzky-golay(width={Width:R},order={Order},derivative={Derivative},ends=fitted)");

    public PreparationRefusal? Check(Spectrum spectrum)
    {
        if (EvenAxis.Check(spectrum, "savitzky-golay") is { } refusal)
        {
            return refusal;
        }

        int window = (2 * Half(EvenAxis.Step(spectrum))) + 1;
        return Coverage.Of(spectrum.Ordinates).Runs.Any(run => run.End - run.Start >= window)
            ? null
            : new PreparationRefusal("too-short-range", $"savitzky-golay needs {window} neighbouring points: no run of measured points is as long.");
    }

    public Spectrum Apply(Spectrum spectrum)
    {
        double step = EvenAxis.Step(spectrum);
        int half = Half(step);
        double[] result = new double[spectrum.Count];
        Array.Fill(result, double.NaN);
        double[][] weights = [.. Enumerable.Range(-half, (2 * half) + 1).Select(at => Weights(half, Order, Derivative, at))];
        double scale = 1;
        for (int k = 0; k < Derivative; k++)
        {
            scale /= step;
        }

        foreach ((int start, int end) in Coverage.Of(spectrum.Ordinates).Runs)
        {
            for (int i = start; i < end && end - start > 2 * half; i++)
            {
                int centre = Math.Clamp(i, start + half, end - 1 - half);
                double sum = 0;
                for (int j = -half; j <= half; j++)
                {
                    sum += weights[i - centre + half][j + half] * spectrum.Ordinates[centre + j];
                }

                result[i] = sum * scale;
            }
        }

        OrdinateUnit unit = Derivative == 0 ? spectrum.Unit : OrdinateUnit.Of(FormattableString.Invariant($"{spectrum.Unit.Id}-derivative-{Derivative}"));
        return Spectrum.Create(spectrum.Axis, unit, result, spectrum.Acquisition, spectrum.Warnings);
    }

    /// <summary>The weights of a window of 2 half + 1 points for the value (or derivative per point) at <paramref name="at"/> points from its centre.</summary>
    internal static double[] Weights(int half, int order, int derivative, int at)
    {
        double[] weights = new double[(2 * half) + 1];
        double norm = 1.0 / weights.Length;
        for (int k = 0; k <= order; k++)
        {
            double value = norm * Gram(at, half, k, derivative);
            for (int i = -half; i <= half; i++)
            {
                weights[i + half] += value * Gram(i, half, k, 0);
            }

            // (2k + 1) (2m)^(k) / (2m + k + 1)^(k+1), falling factorials, from k to k + 1.
            norm *= (2.0 * k + 3) / (2.0 * k + 1) * ((2.0 * half) - k) / ((2.0 * half) + k + 2);
        }

        return weights;
    }

    /// <summary>The derivative of Gram's polynomial of degree k over -m..m at point i.</summary>
    private static double Gram(int i, int m, int k, int derivative)
    {
        if (k == 0)
        {
            return derivative == 0 ? 1 : 0;
        }

        double a = ((4.0 * k) - 2) / (k * ((2.0 * m) - k + 1));
        double value = a * ((i * Gram(i, m, k - 1, derivative)) + (derivative > 0 ? derivative * Gram(i, m, k - 1, derivative - 1) : 0));
        return k == 1 ? value : value - ((k - 1) * ((2.0 * m) + k) / (k * ((2.0 * m) - k + 1)) * Gram(i, m, k - 2, derivative));
    }

    private int Half(double step) => Math.Max((int)Math.Round(Width / 2 / step), (Order + 2) / 2);
}
