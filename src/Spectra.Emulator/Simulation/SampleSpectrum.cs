using System.Collections.Immutable;

namespace Spectra.Emulator.Simulation;

/// <summary>The spectrum of a sample before the detector adds its imperfections.</summary>
internal static class SampleSpectrum
{
    /// <summary>A substance: each band a little off the table's width and height, as preparations differ; lowest point 0, highest 1.</summary>
    /// <param name="bands">The bands.</param>
    /// <param name="positions">The axis in cm-1.</param>
    /// <param name="shift">The wavenumber shift of the detector in cm-1.</param>
    /// <param name="random">The preparation's chance.</param>
    /// <param name="narrowing">The bands' width against that of a powder; a film has sharper ones.</param>
    public static double[] Of(ImmutableArray<Band> bands, double[] positions, double shift, RandomStream random, double narrowing = 1)
    {
        double[] absorbances = new double[positions.Length];
        foreach (Band band in bands)
        {
            double width = narrowing * LineShape.FullWidth(band.Position) * random.Between(0.9, 1.1);
            double height = band.Height * random.Between(0.85, 1.15);
            for (int i = 0; i < positions.Length; i++)
            {
                absorbances[i] += height * LineShape.At(positions[i] - band.Position - shift, width);
            }
        }

        return FromZeroToOne(absorbances);
    }

    /// <summary>A mixture by spectral share: the weights of spectra that each run from 0 to 1.</summary>
    public static double[] Mix(double[] first, double firstShare, double[] second)
    {
        double[] mixture = new double[first.Length];
        for (int i = 0; i < mixture.Length; i++)
        {
            mixture[i] = (firstShare * first[i]) + ((1 - firstShare) * second[i]);
        }

        return mixture;
    }

    private static double[] FromZeroToOne(double[] values)
    {
        double lowest = values.Min();
        double range = values.Max() - lowest;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (values[i] - lowest) / range;
        }

        return values;
    }
}
