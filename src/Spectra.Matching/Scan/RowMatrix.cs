namespace Spectra.Scan;

/// <summary>Rows of single-precision values that lie one after the other in memory which outlives this: mapped or native, past 2 GB.</summary>
/// <remarks>A row's values are followed by zeros up to a multiple of 16, so that a kernel needs no remainder; rows begin on a multiple of 16 values.</remarks>
internal readonly unsafe struct RowMatrix
{
    /// <summary>A row's values are padded with zeros to a multiple of this many.</summary>
    public const int Padding = 16;

    private readonly float* _first;
    private readonly RowGuard? _guard;

    /// <summary>A matrix over memory.</summary>
    /// <param name="first">The first value of row 0, aligned to 64 bytes.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="points">How many values a row has.</param>
    /// <param name="stride">How many values lie between the beginnings of two rows: a multiple of <see cref="Padding"/>, at least the padded points.</param>
    /// <param name="guard">Asked before memory is read; null where the memory is known to be sound.</param>
    /// <exception cref="ArgumentOutOfRangeException">The stride holds no padded row.</exception>
    public RowMatrix(float* first, int rows, int points, int stride, RowGuard? guard = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(points);
        Padded = (points + Padding - 1) / Padding * Padding;
        if (stride < Padded || stride % Padding != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(stride), stride, $"A stride is a multiple of {Padding} and at least {Padded}.");
        }

        _first = first;
        _guard = guard;
        (Rows, Points, Stride) = (rows, points, stride);
    }

    /// <summary>How many rows there are.</summary>
    public int Rows { get; }

    /// <summary>How many values a row has.</summary>
    public int Points { get; }

    /// <summary>How many values a row has with its zeros.</summary>
    public int Padded { get; }

    /// <summary>How many values lie between the beginnings of two rows.</summary>
    public int Stride { get; }

    /// <summary>A row with its zeros; <see cref="Touch"/> it first.</summary>
    public ReadOnlySpan<float> this[int row]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows);
            return new ReadOnlySpan<float>(_first + ((long)row * Stride), Padded);
        }
    }

    /// <summary>Some rows, a <see cref="Stride"/> apart, the last with its zeros only; <see cref="Touch"/> them first.</summary>
    public ReadOnlySpan<float> Block(int first, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, Rows - first);
        return new ReadOnlySpan<float>(_first + ((long)first * Stride), checked(((rows - 1) * Stride) + Padded));
    }

    /// <summary>Makes sure that rows are what was written; to be called before they are read.</summary>
    public void Touch(int first, int rows) => _guard?.Touch(first, rows);
}
