namespace Spectra.Synthesis;

/// <summary>Makes a spectrum from a band table. It says SYNTHETIC everywhere a reader may look and serves training and demonstration only.</summary>
/// <remarks>
/// A(x) = sum_k h_k / (1 + ((x - x_k) / (w_k / 2))^2), divided by its maximum: Lorentzian bands of the height their intensity word stands for
/// and the width their region has. Only + - * / are used, in a fixed order: IEEE 754 rounds these alike everywhere, which the functions of a
/// mathematics library need not be, so that the spectrum is the same to the byte on any CPU.
/// </remarks>
public static class SyntheticSpectrum
{
    /// <summary>What the title of every synthetic spectrum starts with.</summary>
    public const string TitlePrefix = "SYNTHETIC ";

    /// <summary>The origin every synthetic spectrum states.</summary>
    public const string Origin = "SYNTHETIC: from a band table, training and demo only";

    /// <summary>The code of the warning every synthetic spectrum carries.</summary>
    public const string WarningCode = "synthetic";

    private const double Low = 650;
    private const double High = 4000;
    private const double Step = 2;

    private static readonly SpectrumWarning Warning = new(
        WarningCode, "The spectrum is synthetic, made from a table of band positions with invented widths: it serves training and demonstration and is evidence of nothing.");

    /// <summary>The axis of training spectra: 650 to 4000 cm-1 in steps of 2.</summary>
    public static SpectralAxis TrainingAxis { get; } = SpectralAxis.Even(AxisUnit.PerCentimetre, Low, High, (int)((High - Low) / Step) + 1);

    /// <summary>The absorbance spectrum of a substance on the training axis, its highest point 1.</summary>
    public static Spectrum From(BandTableSubstance substance) => From(substance, TrainingAxis);

    /// <summary>The absorbance spectrum of a substance on an axis, its highest point 1.</summary>
    /// <exception cref="ArgumentException">The axis is not in cm-1, or the substance has no band.</exception>
    public static Spectrum From(BandTableSubstance substance, SpectralAxis axis)
    {
        ArgumentNullException.ThrowIfNull(substance);
        ArgumentNullException.ThrowIfNull(axis);
        if (axis.Unit != AxisUnit.PerCentimetre)
        {
            throw new ArgumentException($"Band tables are in 1/cm, but the axis is in {axis.Unit}.", nameof(axis));
        }

        if (substance.Bands.IsEmpty)
        {
            throw new ArgumentException($"The band table has no band of {substance.Name}.", nameof(substance));
        }

        Acquisition acquisition = new()
        {
            Title = TitlePrefix + substance.Name,
            Cas = substance.Cas?.ToString(),
            Origin = Origin,
            Comment = substance.SourceText,
            Role = MeasurementRole.Unknown,
        };
        return Spectrum.Create(axis, OrdinateUnit.Absorbance, Absorbances(substance, axis.Positions), acquisition, [Warning]);
    }

    private static double[] Absorbances(BandTableSubstance substance, ReadOnlySpan<double> positions)
    {
        double[] sum = new double[positions.Length];
        foreach (AbsorptionBand band in substance.Bands)
        {
            BandShape.TryHeight(band.Intensity, out double height);
            double centre = band.Wavenumber.PerCentimetre;
            double halfWidth = BandShape.FullWidth(centre, substance.State) / 2;
            for (int i = 0; i < sum.Length; i++)
            {
                double distance = (positions[i] - centre) / halfWidth;
                sum[i] += height / (1 + (distance * distance));
            }
        }

        double highest = 0;
        foreach (double absorbance in sum)
        {
            highest = absorbance > highest ? absorbance : highest;
        }

        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] /= highest;
        }

        return sum;
    }
}
