namespace Spectra.Matching.Tests.Support;

/// <summary>Curves and textbook formulae by which scores are checked.</summary>
internal static class Curves
{
    /// <summary>Lorentzian bands by arithmetic that every processor rounds alike.</summary>
    public static Spectrum Portable(int seed)
    {
        Random random = new(seed);
        (double Centre, double Height, double Width)[] bands = [.. Enumerable.Range(0, 12).Select(_ => ((random.NextDouble() * 3000) + 750, random.NextDouble() + 0.1, (random.NextDouble() * 40) + 8))];
        SpectralAxis axis = SpectralAxis.Even(AxisUnit.PerCentimetre, 600, 4000, 3401);
        double[] transmittance = [.. axis.Positions.ToArray().Select(x => 1 / (1 + bands.Sum(band => band.Height / (1 + ((x - band.Centre) * (x - band.Centre) / (band.Width * band.Width))))))];
        return Spectrum.Create(axis, OrdinateUnit.Transmittance, transmittance, Acquisition.NotStated, []);
    }

    public static Spectrum WithHole(Spectrum spectrum, double from, double to)
    {
        double[] ordinates = [.. spectrum.Ordinates.ToArray().Zip(spectrum.Axis.Positions.ToArray(), (y, x) => x >= from && x <= to ? double.NaN : y)];
        return Spectrum.Create(spectrum.Axis, spectrum.Unit, ordinates, spectrum.Acquisition, []);
    }

    public static double[] Moved(double[] values, int points) =>
        [.. Enumerable.Range(0, values.Length).Select(i => i - points >= 0 && i - points < values.Length ? values[i - points] : double.NaN)];

    public static double[] Scaled(double[] values) => [.. values.Select(value => (value - values.Min()) / (values.Max() - values.Min()))];

    public static double Textbook(double[] x, double[] y)
    {
        (double X, double Y)[] common = [.. x.Zip(y).Where(pair => !double.IsNaN(pair.First) && !double.IsNaN(pair.Second))];
        (double mx, double my) = (common.Average(pair => pair.X), common.Average(pair => pair.Y));
        return common.Sum(pair => (pair.X - mx) * (pair.Y - my))
            / Math.Sqrt(common.Sum(pair => (pair.X - mx) * (pair.X - mx)) * common.Sum(pair => (pair.Y - my) * (pair.Y - my)));
    }
}
