using System.Collections.Immutable;
using Spectra.Numerics;
using Spectra.Preprocessing;

namespace Spectra.Explanation;

/// <summary>Finds the bands of an absorbance spectrum on an even grid.</summary>
/// <remarks>
/// The curve is smoothed (Savitzky-Golay, 2nd degree over 16 cm-1). A band is a local maximum inside a run of covered points whose prominence,
/// the top less the higher of the lowest points that part it from a higher top or the run's end on either side, is at least five times the
/// noise of one unsmoothed point (<see cref="NoiseEstimate"/>; about ten times that of the smoothed curve) and 1.5 % of the smoothed curve's
/// span. The position is the vertex of the parabola through the top and its neighbours.
/// </remarks>
internal static class BandPicking
{
    /// <summary>The least prominence as a multiple of the noise.</summary>
    public const double NoiseMultiple = 5;

    /// <summary>The least prominence as a share of the span.</summary>
    public const double SpanShare = 0.015;

    private const double Smoothing = 16;

    /// <summary>The bands in ascending wavenumber.</summary>
    /// <param name="ordinates">Absorbance; NaN where missing.</param>
    /// <param name="grid">The grid.</param>
    public static ImmutableArray<Band> Of(ReadOnlySpan<double> ordinates, SpectralGrid grid)
    {
        double[] smooth = Smoothed(ordinates, grid);
        double least = LeastProminence(ordinates, smooth);
        ImmutableArray<Band>.Builder bands = ImmutableArray.CreateBuilder<Band>();
        foreach ((int start, int end) in Coverage.Of(smooth).Runs)
        {
            for (int i = start + 1; i + 1 < end; i++)
            {
                if (smooth[i] > smooth[i - 1] && smooth[i] >= smooth[i + 1] && Prominence(smooth, i, start, end) is double height && height >= least)
                {
                    bands.Add(new Band(grid[i] + (grid.Step * Vertex(smooth, i)), height));
                }
            }
        }

        return bands.ToImmutable();
    }

    /// <summary>The prominence from which on a band counts in this spectrum.</summary>
    public static double LeastProminence(ReadOnlySpan<double> ordinates, SpectralGrid grid) => LeastProminence(ordinates, Smoothed(ordinates, grid));

    private static double LeastProminence(ReadOnlySpan<double> ordinates, double[] smooth) =>
        Math.Max(double.Epsilon, Math.Max(NoiseMultiple * NoiseEstimate.Of(ordinates), SpanShare * OrdinateSpan.Of(smooth)));

    private static double[] Smoothed(ReadOnlySpan<double> ordinates, SpectralGrid grid)
    {
        Spectrum spectrum = Spectrum.Create(SpectralAxis.Even(AxisUnit.PerCentimetre, grid.First, grid.Last, grid.Count), OrdinateUnit.Absorbance, ordinates, Acquisition.NotStated, []);
        SavitzkyGolay smoothing = new(Smoothing, 2, 0);
        return (smoothing.Check(spectrum) is null ? smoothing.Apply(spectrum) : spectrum).Ordinates.ToArray();
    }

    private static double Prominence(double[] y, int top, int start, int end)
    {
        double left = y[top];
        for (int i = top - 1; i >= start && y[i] <= y[top]; i--)
        {
            left = Math.Min(left, y[i]);
        }

        double right = y[top];
        for (int i = top + 1; i < end && y[i] <= y[top]; i++)
        {
            right = Math.Min(right, y[i]);
        }

        return y[top] - Math.Max(left, right);
    }

    private static double Vertex(double[] y, int i)
    {
        double curvature = y[i - 1] - (2 * y[i]) + y[i + 1];
        return curvature < 0 ? 0.5 * (y[i - 1] - y[i + 1]) / curvature : 0;
    }
}
