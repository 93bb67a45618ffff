namespace Spectra.Preprocessing;

/// <summary>What the penalised baselines share: smooth, weigh again, until nothing changes.</summary>
internal static class PenalisedBaseline
{
    /// <summary>Sets the weights from the residuals (NaN where missing); false when they have settled.</summary>
    public delegate bool Reweighing(ReadOnlySpan<double> residuals, Span<double> weights);

    public static Spectrum Subtract(Spectrum spectrum, double lambda, int mostRounds, Reweighing reweigh)
    {
        Coverage coverage = Coverage.Of(spectrum.Ordinates);
        int first = coverage.Runs[0].Start;
        int last = coverage.Runs[^1].End;
        ReadOnlySpan<double> y = spectrum.Ordinates[first..last];
        double[] weights = [.. y.ToArray().Select(value => double.IsNaN(value) ? 0.0 : 1.0)];
        double[] residuals = new double[y.Length];
        double stiffness = WhittakerSmoother.OnGrid(lambda, EvenAxis.Step(spectrum));
        for (int round = 0; round < mostRounds; round++)
        {
            double[] baseline = WhittakerSmoother.Smooth(y, weights, stiffness);
            for (int i = 0; i < residuals.Length; i++)
            {
                residuals[i] = y[i] - baseline[i];
            }

            if (!reweigh(residuals, weights))
            {
                break;
            }
        }

        double[] result = spectrum.Ordinates.ToArray();
        residuals.CopyTo(result, first);
        return spectrum.With(result);
    }
}
