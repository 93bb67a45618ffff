namespace Spectra.Formats.Jcamp;

/// <summary>Ordinates as they are decoded: stored up to a limit, counted beyond it, so that a repeat count of a billion costs nothing.</summary>
internal sealed class PointBuffer(int limit)
{
    private double[] _values = new double[Math.Min(limit, 1024)];

    /// <summary>How many values were met, those beyond the limit included.</summary>
    public long Found { get; private set; }

    /// <summary>How many values are stored.</summary>
    public int Count { get; private set; }

    public Span<double> Values => _values.AsSpan(0, Count);

    public void Add(double value)
    {
        Found++;
        if (Count == _values.Length)
        {
            if (Count == limit)
            {
                return;
            }

            Array.Resize(ref _values, (int)Math.Min(limit, (long)Count * 2));
        }

        _values[Count++] = value;
    }

    /// <summary>Adds a run: each value exceeds the one before by the step.</summary>
    /// <returns>The last value of the run.</returns>
    public double AddRun(double previous, double step, long times)
    {
        long stored = Math.Min(times, limit - Count);
        for (long i = 0; i < stored; i++)
        {
            previous += step;
            Add(previous);
        }

        Found = Math.Min(Found + (times - stored), long.MaxValue / 4);
        return previous;
    }
}
