using System.Collections.Immutable;

namespace Spectra.Preprocessing;

/// <summary>A view of one spectrum as it is stored and compared: mean 0 and norm 1 over its covered points, 0 elsewhere, single precision.</summary>
internal sealed class StandardizedView
{
    private readonly float[] _values;

    private StandardizedView(float[] values, Coverage coverage)
    {
        _values = values;
        Coverage = coverage;
    }

    public ReadOnlySpan<float> Values => _values;

    public Coverage Coverage { get; }

    /// <summary>Standardises a view. A spectrum without any structure becomes all zeros: it is like nothing.</summary>
    public static StandardizedView Of(SpectralView view, ReadOnlySpan<double> ordinates, SpectralGrid grid)
    {
        double[] seen = view.See(ordinates, grid);
        Coverage coverage = Coverage.Of(seen);
        double mean = Sum(seen, coverage.Runs) / Math.Max(1, coverage.Count);
        double norm = Math.Sqrt(SumOfSquares(seen, coverage.Runs, mean));
        float[] values = new float[seen.Length];
        foreach ((int start, int end) in coverage.Runs)
        {
            for (int i = start; i < end; i++)
            {
                values[i] = norm > 0 ? (float)((seen[i] - mean) / norm) : 0;
            }
        }

        return new StandardizedView(values, coverage);
    }

    private static double Sum(double[] values, ImmutableArray<(int Start, int End)> runs)
    {
        double sum = 0;
        foreach ((int start, int end) in runs)
        {
            for (int i = start; i < end; i++)
            {
                sum += values[i];
            }
        }

        return sum;
    }

    private static double SumOfSquares(double[] values, ImmutableArray<(int Start, int End)> runs, double from)
    {
        double sum = 0;
        foreach ((int start, int end) in runs)
        {
            for (int i = start; i < end; i++)
            {
                sum += (values[i] - from) * (values[i] - from);
            }
        }

        return sum;
    }
}
