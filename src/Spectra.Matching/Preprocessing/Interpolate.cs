namespace Spectra.Preprocessing;

/// <summary>The spectrum read off a grid by straight lines between neighbouring points; outside the measured range and inside its gaps points are missing, never extrapolated.</summary>
/// <remarks>
/// A grid point g between the neighbours a and b takes y_a + (y_b - y_a) (g - a) / (b - a): values are picked, not averaged, so a source finer
/// than the grid keeps its noise. <see cref="Resample"/> is the better choice where nothing demands this one; published recipes of other
/// programs do. What a gap is, and how much range is needed, is as there.
/// </remarks>
internal sealed record Interpolate(SpectralGrid Grid) : IGridStep
{
    public string Formula => $"interpolate(linear,gap=4x/8,{Grid})";

    public PreparationRefusal? Check(Spectrum spectrum) => new Resample(Grid).Check(spectrum);

    public Spectrum Apply(Spectrum spectrum)
    {
        ReadOnlySpan<double> x = spectrum.Axis.Positions;
        ReadOnlySpan<double> y = spectrum.Ordinates;
        double[] ordinates = new double[Grid.Count];
        for (int i = 0; i < ordinates.Length; i++)
        {
            ordinates[i] = At(x, y, Grid[i]);
        }

        return Spectrum.Create(
            SpectralAxis.Even(AxisUnit.PerCentimetre, Grid.First, Grid.Last, Grid.Count), spectrum.Unit, ordinates, spectrum.Acquisition, spectrum.Warnings);
    }

    private static double At(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double wavenumber)
    {
        int at = x.BinarySearch(wavenumber);
        if (at >= 0)
        {
            return y[at];
        }

        int next = ~at;
        if (next == 0 || next == x.Length || !Resample.IsContinuous(x, y, next - 1))
        {
            return double.NaN;
        }

        return y[next - 1] + ((y[next] - y[next - 1]) * (wavenumber - x[next - 1]) / (x[next] - x[next - 1]));
    }
}
