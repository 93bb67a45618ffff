using Spectra.Kernels;

namespace Spectra.Scan;

/// <summary>Rows in 8-bit codes, a quarter of their memory, each with its scale and with what the codes leave out. Thread-safe.</summary>
internal sealed class QuantisedRows : IDisposable
{
    private const int LargestCode = sbyte.MaxValue;

    /// <summary>Chunks for building: a chunk's rows are read and its codes written by one thread.</summary>
    private const int ChunkRows = 512;

    private readonly AlignedMemory<sbyte> _codes;
    private readonly float[] _scales;
    private readonly float[] _errors;

    private QuantisedRows(RowMatrix rows)
    {
        Points = rows.Padded;
        Stride = (Points + AlignedMemory<sbyte>.Alignment - 1) / AlignedMemory<sbyte>.Alignment * AlignedMemory<sbyte>.Alignment;
        _codes = new AlignedMemory<sbyte>((long)rows.Rows * Stride);
        _scales = new float[rows.Rows];
        _errors = new float[rows.Rows];
    }

    /// <summary>How many rows there are.</summary>
    public int Rows => _scales.Length;

    /// <summary>How many codes a row has.</summary>
    public int Points { get; }

    private int Stride { get; }

    /// <summary>A row's codes.</summary>
    public ReadOnlySpan<sbyte> this[int row]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows);
            return _codes.Slice((long)row * Stride, Points);
        }
    }

    /// <summary>The codes of a matrix.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="threads">How many threads at most.</param>
    public static QuantisedRows Of(RowMatrix rows, int threads)
    {
        QuantisedRows quantised = new(rows);
        RowChunks.ForEach(rows.Rows, ChunkRows, RowChunks.Threads(rows.Rows, threads), (_, first, taken) =>
        {
            rows.Touch(first, taken);
            for (int row = first; row < first + taken; row++)
            {
                quantised.Write(row, rows[row]);
            }
        });
        return quantised;
    }

    /// <summary>What a row's codes are multiplied by.</summary>
    public float Scale(int row) => _scales[row];

    /// <summary>The norm of the row less its scaled codes, never too small.</summary>
    public float Error(int row) => _errors[row];

    /// <inheritdoc/>
    public void Dispose() => _codes.Dispose();

    private void Write(int row, ReadOnlySpan<float> values)
    {
        Span<sbyte> codes = _codes.Slice((long)row * Stride, Points);
        (float low, float high) = Overlays.Range(values);
        float scale = Math.Max(-low, high) / LargestCode;
        double squares = 0;
        for (int i = 0; i < values.Length; i++)
        {
            codes[i] = scale > 0 ? (sbyte)Math.Clamp(MathF.Round(values[i] / scale), -LargestCode, LargestCode) : (sbyte)0;
            double left = values[i] - ((double)scale * codes[i]);
            squares += left * left;
        }

        _scales[row] = scale;
        _errors[row] = MathF.BitIncrement((float)Math.Sqrt(squares));
    }
}
