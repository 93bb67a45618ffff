using System.Collections.Immutable;

namespace Spectra;

/// <summary>A measured spectrum as its source states it: axis, ordinates, units, acquisition, and every doubt about them. Immutable.</summary>
public sealed class Spectrum
{
    private readonly double[] _ordinates;

    private Spectrum(SpectralAxis axis, OrdinateUnit unit, double[] ordinates, Acquisition acquisition, ImmutableArray<SpectrumWarning> warnings)
    {
        Axis = axis;
        Unit = unit;
        _ordinates = ordinates;
        Acquisition = acquisition;
        Warnings = warnings;
    }

    /// <summary>The positions of the points.</summary>
    public SpectralAxis Axis { get; }

    /// <summary>The unit of the ordinates.</summary>
    public OrdinateUnit Unit { get; }

    /// <summary>The ordinates in the order of the axis. NaN marks a missing point and nothing else; infinities do not occur.</summary>
    public ReadOnlySpan<double> Ordinates => _ordinates;

    /// <summary>How many points there are, missing ones included.</summary>
    public int Count => _ordinates.Length;

    /// <summary>How the spectrum was measured, as far as the source says.</summary>
    public Acquisition Acquisition { get; }

    /// <summary>Every doubt, in the order they were met.</summary>
    public ImmutableArray<SpectrumWarning> Warnings { get; }

    /// <summary>How many ordinates are missing.</summary>
    public int MissingCount => _ordinates.Count(double.IsNaN);

    /// <summary>Makes a spectrum; the ordinates are copied.</summary>
    /// <param name="axis">The positions.</param>
    /// <param name="unit">The unit of the ordinates.</param>
    /// <param name="ordinates">One a position; NaN for a missing point.</param>
    /// <param name="acquisition">What the source states.</param>
    /// <param name="warnings">Doubts so far.</param>
    /// <exception cref="ArgumentException">The lengths differ, an ordinate is infinite, or every ordinate is missing.</exception>
    public static Spectrum Create(
        SpectralAxis axis,
        OrdinateUnit unit,
        ReadOnlySpan<double> ordinates,
        Acquisition acquisition,
        ImmutableArray<SpectrumWarning> warnings)
    {
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(acquisition);
        if (axis.Count != ordinates.Length)
        {
            throw new ArgumentException($"The axis has {axis.Count} points but {ordinates.Length} ordinates were given.", nameof(ordinates));
        }

        int present = 0;
        foreach (double ordinate in ordinates)
        {
            if (double.IsInfinity(ordinate))
            {
                throw new ArgumentException("An ordinate is infinite: expected a finite number, or NaN for a missing point.", nameof(ordinates));
            }

            present += double.IsNaN(ordinate) ? 0 : 1;
        }

        if (present == 0)
        {
            throw new ArgumentException("Every ordinate is missing.", nameof(ordinates));
        }

        return new Spectrum(axis, unit, ordinates.ToArray(), acquisition, warnings.IsDefault ? [] : warnings);
    }

    /// <summary>The same points with units, acquisition or warnings that were stated elsewhere.</summary>
    public Spectrum Restated(AxisUnit axisUnit, OrdinateUnit unit, Acquisition acquisition, params IEnumerable<SpectrumWarning> added)
    {
        ArgumentNullException.ThrowIfNull(acquisition);
        return new Spectrum(axisUnit == Axis.Unit ? Axis : Axis.In(axisUnit), unit, _ordinates, acquisition, Warnings.AddRange(added));
    }
}
