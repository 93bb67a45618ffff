using Spectra.Scan;

namespace Spectra.Matching.Tests.Support;

/// <summary>Rows that are NaN until they are touched, and are counted then: whoever reads without asking gets nothing of use.</summary>
internal sealed unsafe class LateRows : RowGuard, IDisposable
{
    private readonly Lock _lock = new();
    private readonly float[] _values;
    private readonly AlignedMemory<float> _memory;
    private readonly bool[] _touched;

    /// <summary>Rows over values.</summary>
    /// <param name="values">The rows one after the other, each padded to the stride.</param>
    /// <param name="points">How many values of a row count.</param>
    /// <param name="stride">How many values lie between two rows.</param>
    public LateRows(float[] values, int points, int stride)
    {
        (_values, _memory, _touched) = (values, new AlignedMemory<float>(values.Length), new bool[values.Length / stride]);
        _memory.Slice(0, values.Length).Fill(float.NaN);
        Matrix = new RowMatrix(_memory.First, _touched.Length, points, stride, this);
    }

    public RowMatrix Matrix { get; }

    /// <summary>How many rows were touched so far.</summary>
    public int Touched => _touched.Count(static touched => touched);

    public override void Touch(int first, int rows)
    {
        for (int row = first; row < first + rows; row++)
        {
            lock (_lock)
            {
                if (!_touched[row])
                {
                    _values.AsSpan(row * Matrix.Stride, Matrix.Stride).CopyTo(_memory.Slice((long)row * Matrix.Stride, Matrix.Stride));
                    _touched[row] = true;
                }
            }
        }
    }

    public void Forget()
    {
        Array.Clear(_touched);
        _memory.Slice(0, _values.Length).Fill(float.NaN);
    }

    public void Dispose() => _memory.Dispose();
}
