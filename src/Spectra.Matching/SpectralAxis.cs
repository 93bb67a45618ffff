namespace Spectra;

/// <summary>The positions of a spectrum's points in the order and unit of their source.</summary>
public sealed class SpectralAxis
{
    private readonly double[] _positions;

    private SpectralAxis(AxisUnit unit, double[] positions) => (Unit, _positions) = (unit, positions);

    /// <summary>The unit of the positions.</summary>
    public AxisUnit Unit { get; }

    /// <summary>The positions, finite, in the order of the source.</summary>
    public ReadOnlySpan<double> Positions => _positions;

    /// <summary>How many points the axis has, at least 1.</summary>
    public int Count => _positions.Length;

    /// <summary>The first position in the order of the source.</summary>
    public double First => _positions[0];

    /// <summary>The last position in the order of the source.</summary>
    public double Last => _positions[^1];

    /// <summary>An evenly spaced axis: x_i = first + i (last - first) / (count - 1), the last position exact.</summary>
    /// <exception cref="ArgumentException">The ends are not finite or the count is below 1.</exception>
    public static SpectralAxis Even(AxisUnit unit, double first, double last, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        double[] positions = new double[count];
        double step = count > 1 ? (last - first) / (count - 1) : 0;
        for (int i = 0; i < count; i++)
        {
            positions[i] = first + (i * step);
        }

        if (count > 1)
        {
            positions[^1] = last;
        }

        return Trusted(unit, positions);
    }

    /// <summary>An axis with its positions given one by one; they are copied.</summary>
    /// <exception cref="ArgumentException">There is no position, or one is not finite.</exception>
    public static SpectralAxis Explicit(AxisUnit unit, ReadOnlySpan<double> positions)
    {
        if (positions.IsEmpty)
        {
            throw new ArgumentException("An axis needs at least one position.", nameof(positions));
        }

        return Trusted(unit, positions.ToArray());
    }

    /// <summary>The same positions with the unit that was stated elsewhere.</summary>
    public SpectralAxis In(AxisUnit unit) => new(unit, _positions);

    /// <summary>1 when the positions rise throughout, -1 when they fall throughout, 0 when they do neither.</summary>
    public int Direction()
    {
        int direction = _positions.Length < 2 ? 1 : Math.Sign(_positions[1] - _positions[0]);
        for (int i = 1; i < _positions.Length; i++)
        {
            if (Math.Sign(_positions[i] - _positions[i - 1]) != direction)
            {
                return 0;
            }
        }

        return direction;
    }

    private static SpectralAxis Trusted(AxisUnit unit, double[] positions)
    {
        foreach (double position in positions)
        {
            if (!double.IsFinite(position))
            {
                throw new ArgumentException($"Axis positions must be finite, got {position}.", nameof(positions));
            }
        }

        return new SpectralAxis(unit, positions);
    }
}
