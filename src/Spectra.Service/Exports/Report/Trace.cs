using System.Collections.Immutable;

namespace Spectra.Service.Exports.Report;

/// <summary>Points to be drawn, by ascending wavenumber in cm-1; NaN where there is none.</summary>
internal sealed class Trace
{
    private readonly double[] _positions;
    private readonly double[] _ordinates;

    private Trace(double[] positions, double[] ordinates)
    {
        (_positions, _ordinates) = (positions, ordinates);
        double[] there = [.. ordinates.Where(static value => !double.IsNaN(value))];
        (Low, High) = there.Length == 0 ? (0, 0) : (there.Min(), there.Max());
    }

    /// <summary>The lowest ordinate.</summary>
    public double Low { get; }

    /// <summary>The highest ordinate.</summary>
    public double High { get; }

    /// <summary>A spectrum in absorbance over ascending wavenumbers.</summary>
    public static Trace Of(Spectrum spectrum) => new(spectrum.Axis.Positions.ToArray(), spectrum.Ordinates.ToArray());

    /// <summary>A reference.</summary>
    public static Trace Of(ReferenceTrace reference) => new([.. reference.Positions], [.. reference.Ordinates]);

    /// <summary>Whether a reference covers enough of a measured spectrum to be drawn over it.</summary>
    public static bool Overlaps(Spectrum measured, ReferenceTrace reference) =>
        reference.Positions.Length > 1
        && Math.Min(reference.Positions[^1], measured.Axis.Last) - Math.Max(reference.Positions[0], measured.Axis.First) > 0;

    /// <summary>The same shape between the lowest and the highest ordinate that another trace has where both are.</summary>
    public Trace ScaledTo(Trace other, double low, double high)
    {
        (double from, double to) = (Math.Max(low, _positions[0]), Math.Min(high, _positions[^1]));
        (double ownLow, double ownHigh) = Between(from, to);
        (double otherLow, double otherHigh) = other.Between(from, to);
        double factor = ownHigh > ownLow ? (otherHigh - otherLow) / (ownHigh - ownLow) : 0;
        return new Trace(_positions, [.. _ordinates.Select(value => otherLow + (factor * (value - ownLow)))]);
    }

    /// <summary>This trace less another, which is read between its points in a straight line; nothing where the other has nothing.</summary>
    public Trace Minus(Trace other) => new(_positions, [.. _positions.Select((position, i) => _ordinates[i] - other.At(position))]);

    /// <summary>The points of a range, at most four a column: the first, the lowest, the highest and the last of each, in their order.</summary>
    public ImmutableArray<(double Position, double Ordinate)> Thinned(double low, double high, int columns)
    {
        ImmutableArray<(double, double)>.Builder thinned = ImmutableArray.CreateBuilder<(double, double)>();
        double width = Math.Max(high - low, double.Epsilon) / columns;
        foreach (IGrouping<int, int> column in Enumerable.Range(0, _positions.Length)
            .Where(i => _positions[i] >= low && _positions[i] <= high)
            .GroupBy(i => double.IsNaN(_ordinates[i]) ? -1 - i : (int)((_positions[i] - low) / width)))
        {
            int[] points = [.. column];
            int[] kept = points.Length <= 4 ? points : [points[0], points.MinBy(i => _ordinates[i]), points.MaxBy(i => _ordinates[i]), points[^1]];
            thinned.AddRange(kept.Distinct().Order().Select(i => (_positions[i], _ordinates[i])));
        }

        return thinned.ToImmutable();
    }

    private (double Low, double High) Between(double from, double to)
    {
        double[] inside = [.. _ordinates.Where((value, i) => !double.IsNaN(value) && _positions[i] >= from && _positions[i] <= to)];
        return inside.Length == 0 ? (0, 0) : (inside.Min(), inside.Max());
    }

    private double At(double position)
    {
        int found = Array.BinarySearch(_positions, position);
        if (found >= 0)
        {
            return _ordinates[found];
        }

        int next = ~found;
        if (next == 0 || next == _positions.Length)
        {
            return double.NaN;
        }

        double share = (position - _positions[next - 1]) / (_positions[next] - _positions[next - 1]);
        return _ordinates[next - 1] + (share * (_ordinates[next] - _ordinates[next - 1]));
    }
}
