using System.Collections.Immutable;

namespace Spectra.Formats;

/// <summary>Puts decoded numbers together to a <see cref="Spectrum"/> and refuses what can't be one; shared by the binary formats.</summary>
internal static class SpectrumAssembly
{
    /// <summary>The most points read from one file. A point takes 24 bytes in memory, whatever it took in the file.</summary>
    public const int MaximumPoints = 4_000_000;

    /// <summary>The most spectra read from one file.</summary>
    public const int MaximumSpectra = 65_536;

    // Beyond any axis in use; keeps last - first finite.
    private const double MaximumPosition = 1e15;

    /// <summary>An evenly spaced axis, or a refusal where its ends can't be those of one.</summary>
    public static SpectralAxis Even(AxisUnit unit, double first, double last, int count)
    {
        if (!IsPosition(first) || !IsPosition(last) || (count > 1 && first == last))
        {
            throw new FileRefusedException(
                ReadErrorCode.NotASpectrum,
                $"The axis is declared to run from {first} to {last}: expected two different finite numbers.");
        }

        return SpectralAxis.Even(unit, first, last, count);
    }

    /// <summary>An axis with its positions given, or a refusal where one is no number.</summary>
    public static SpectralAxis Explicit(AxisUnit unit, ReadOnlySpan<double> positions)
    {
        for (int i = 0; i < positions.Length; i++)
        {
            if (!IsPosition(positions[i]))
            {
                throw new FileRefusedException(ReadErrorCode.NotASpectrum, $"Axis position {i} is {positions[i]}: expected a finite number.");
            }
        }

        return SpectralAxis.Explicit(unit, positions);
    }

    /// <summary>The spectrum; ordinates that are no finite number become missing points with a warning.</summary>
    public static Spectrum Assemble(
        SpectralAxis axis,
        OrdinateUnit unit,
        double[] ordinates,
        Acquisition acquisition,
        ImmutableArray<SpectrumWarning> warnings)
    {
        int missing = 0;
        int beyondFraction = 0;
        for (int i = 0; i < ordinates.Length; i++)
        {
            if (!double.IsFinite(ordinates[i]))
            {
                ordinates[i] = double.NaN;
                missing++;
            }
            else if (ordinates[i] > 2)
            {
                beyondFraction++;
            }
        }

        if (missing == ordinates.Length)
        {
            throw new FileRefusedException(ReadErrorCode.NoData, $"None of the {ordinates.Length} ordinates is a finite number.");
        }

        if (missing > 0)
        {
            warnings = warnings.Add(new SpectrumWarning(
                "missing-ordinates",
                $"{missing} of {ordinates.Length} ordinates are NaN or infinite in the file and count as missing points."));
        }

        bool fraction = unit == OrdinateUnit.Transmittance || unit == OrdinateUnit.Reflectance;
        if (fraction && beyondFraction * 2 > ordinates.Length - missing)
        {
            warnings = warnings.Add(new SpectrumWarning(
                "percent-scale",
                $"The file states {unit} without its scale; most ordinates are above 2, so they look like per cent. They are given as they stand."));
        }

        return Spectrum.Create(axis, unit, ordinates, acquisition, warnings);
    }

    /// <summary>Refuses a file that would need more memory than a spectrum file has any reason to.</summary>
    public static void RefuseTooLarge(long points, long spectra)
    {
        if (points > MaximumPoints || spectra > MaximumSpectra)
        {
            throw new FileRefusedException(
                ReadErrorCode.TooLarge,
                $"The file holds {points:N0} points in {spectra:N0} spectra; at most {MaximumPoints:N0} points in {MaximumSpectra:N0} spectra are read.");
        }
    }

    private static bool IsPosition(double value) => double.IsFinite(value) && Math.Abs(value) <= MaximumPosition;
}
