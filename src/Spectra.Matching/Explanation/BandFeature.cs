using System.Collections.Immutable;
using Spectra.Numerics;
using Spectra.Preprocessing;

namespace Spectra.Explanation;

/// <summary>A band with what a rule on classes asks of it.</summary>
/// <param name="Position">The wavenumber of its top in cm-1.</param>
/// <param name="Height">Its prominence as a share of the spectrum's most prominent band.</param>
/// <param name="Top">How high its top stands between the spectrum's lowest and highest ordinate, from 0 to 1: a shoulder of a strong band has a small height and a high top.</param>
/// <param name="Width">Its full width at half of its prominence, in cm-1.</param>
internal sealed record BandFeature(double Position, double Height, double Top, double Width)
{
    /// <summary>The bands of a prepared absorbance spectrum.</summary>
    public static ImmutableArray<BandFeature> Of(PreparedSpectrum prepared)
    {
        ReadOnlySpan<double> ordinates = prepared.Ordinates;
        ImmutableArray<Band> bands = BandPicking.Of(ordinates, prepared.Grid);
        if (bands.IsEmpty)
        {
            return [];
        }

        double highest = bands.Max(band => band.Height);
        double lowest = double.PositiveInfinity;
        foreach (double ordinate in ordinates)
        {
            lowest = double.IsNaN(ordinate) ? lowest : Math.Min(lowest, ordinate);
        }

        double span = OrdinateSpan.Of(ordinates);
        ImmutableArray<BandFeature>.Builder features = ImmutableArray.CreateBuilder<BandFeature>(bands.Length);
        foreach (Band band in bands)
        {
            int top = (int)Math.Round((band.Position - prepared.Grid.First) / prepared.Grid.Step);
            features.Add(new BandFeature(band.Position, band.Height / highest, (ordinates[top] - lowest) / span, WidthAtHalf(ordinates, top, band.Height) * prepared.Grid.Step));
        }

        return features.MoveToImmutable();
    }

    /// <summary>The points between the half heights on both sides.</summary>
    private static int WidthAtHalf(ReadOnlySpan<double> ordinates, int top, double height)
    {
        double half = ordinates[top] - (height / 2);
        int left = top;
        while (left > 0 && ordinates[left] > half)
        {
            left--;
        }

        int right = top;
        while (right < ordinates.Length - 1 && ordinates[right] > half)
        {
            right++;
        }

        return right - left;
    }
}
