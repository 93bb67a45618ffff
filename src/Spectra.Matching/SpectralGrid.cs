using System.Globalization;

namespace Spectra;

/// <summary>An evenly spaced, ascending wavenumber axis in cm-1. Spectra on equal grids may be compared point by point.</summary>
public sealed record SpectralGrid
{
    private SpectralGrid(double first, double step, int count) => (First, Step, Count) = (first, step, count);

    /// <summary>650 to 4000 cm-1 in steps of 2 cm-1 (1676 points): the range of a diamond ATR detector at half its usual resolution of 4 cm-1.</summary>
    public static SpectralGrid Standard { get; } = Create(650, 2, 1676);

    /// <summary>The lowest wavenumber in cm-1.</summary>
    public double First { get; }

    /// <summary>The spacing in cm-1, positive.</summary>
    public double Step { get; }

    /// <summary>The number of points, at least 2.</summary>
    public int Count { get; }

    /// <summary>The highest wavenumber in cm-1.</summary>
    public double Last => this[Count - 1];

    /// <summary>The wavenumber of point <paramref name="index"/> in cm-1: first + index * step.</summary>
    public double this[int index] => First + (index * Step);

    /// <summary>Makes a grid.</summary>
    /// <param name="first">The lowest wavenumber in cm-1, positive.</param>
    /// <param name="step">The spacing in cm-1, positive.</param>
    /// <param name="count">The number of points, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static SpectralGrid Create(double first, double step, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(first);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        return new SpectralGrid(first, step, count);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{First:R}:{Step:R}:{Count}");
}
