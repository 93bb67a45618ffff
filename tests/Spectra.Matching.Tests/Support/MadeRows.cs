using Spectra.Scan;

namespace Spectra.Matching.Tests.Support;

/// <summary>Rows in native memory for the scans: values of norm 1 or 0, with what pads them to the stride set to something a scan must not count.</summary>
internal sealed unsafe class MadeRows : IDisposable
{
    private readonly AlignedMemory<float> _memory;

    /// <summary>Rows as given, each scaled to norm 1 unless it is zero.</summary>
    public MadeRows(IReadOnlyList<float[]> rows, int points, int gap = 0, RowGuard? guard = null)
    {
        int padded = (points + RowMatrix.Padding - 1) / RowMatrix.Padding * RowMatrix.Padding;
        int stride = padded + (gap * RowMatrix.Padding);
        _memory = new AlignedMemory<float>((long)rows.Count * stride);
        for (int row = 0; row < rows.Count; row++)
        {
            Span<float> whole = _memory.Slice((long)row * stride, stride);
            whole[padded..].Fill(float.NaN);
            Unit(rows[row]).CopyTo(whole);
        }

        Matrix = new RowMatrix(_memory.First, rows.Count, points, stride, guard);
    }

    public RowMatrix Matrix { get; }

    /// <summary>Values scaled to norm 1; zeros stay zeros.</summary>
    public static float[] Unit(float[] values)
    {
        double norm = Math.Sqrt(values.Sum(value => (double)value * value));
        return norm > 0 ? [.. values.Select(value => (float)(value / norm))] : values;
    }

    /// <summary>A query padded as the rows are.</summary>
    public float[] Padded(float[] query)
    {
        float[] padded = new float[Matrix.Padded];
        query.CopyTo(padded, 0);
        return padded;
    }

    public void Dispose() => _memory.Dispose();
}
