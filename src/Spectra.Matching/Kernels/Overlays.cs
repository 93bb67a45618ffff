using System.Numerics;
using System.Runtime.InteropServices;

namespace Spectra.Kernels;

/// <summary>Sums over two curves laid over each other, in vector lanes: the last bits can differ between machines, so these only rank candidates.</summary>
internal static class Overlays
{
    /// <summary>The lowest and the highest value: exact on every machine.</summary>
    public static (float Low, float High) Range(ReadOnlySpan<float> x)
    {
        ReadOnlySpan<Vector<float>> xv = MemoryMarshal.Cast<float, Vector<float>>(x);
        Vector<float> lows = new(float.PositiveInfinity);
        Vector<float> highs = new(float.NegativeInfinity);
        foreach (Vector<float> v in xv)
        {
            lows = Vector.Min(lows, v);
            highs = Vector.Max(highs, v);
        }

        (float low, float high) = (float.PositiveInfinity, float.NegativeInfinity);
        for (int i = 0; i < Vector<float>.Count; i++)
        {
            low = Math.Min(low, lows[i]);
            high = Math.Max(high, highs[i]);
        }

        foreach (float value in x[(xv.Length * Vector<float>.Count)..])
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        return (low, high);
    }

    /// <summary>With a = (x[i] - lowX) scaleX and b = (y[i] - lowY) scaleY: the sums of a², b², a b and |a - b|.</summary>
    public static (float XX, float YY, float XY, float Difference) Sums(ReadOnlySpan<float> x, float lowX, float scaleX, ReadOnlySpan<float> y, float lowY, float scaleY)
    {
        ReadOnlySpan<Vector<float>> xv = MemoryMarshal.Cast<float, Vector<float>>(x);
        ReadOnlySpan<Vector<float>> yv = MemoryMarshal.Cast<float, Vector<float>>(y)[..xv.Length];
        Vector<float> xx = Vector<float>.Zero;
        Vector<float> yy = Vector<float>.Zero;
        Vector<float> xy = Vector<float>.Zero;
        Vector<float> difference = Vector<float>.Zero;
        for (int i = 0; i < xv.Length; i++)
        {
            Vector<float> a = (xv[i] - new Vector<float>(lowX)) * scaleX;
            Vector<float> b = (yv[i] - new Vector<float>(lowY)) * scaleY;
            xx += a * a;
            yy += b * b;
            xy += a * b;
            difference += Vector.Abs(a - b);
        }

        (float sumXX, float sumYY, float sumXY, float sumDifference) = (Vector.Sum(xx), Vector.Sum(yy), Vector.Sum(xy), Vector.Sum(difference));
        for (int i = xv.Length * Vector<float>.Count; i < x.Length; i++)
        {
            float a = (x[i] - lowX) * scaleX;
            float b = (y[i] - lowY) * scaleY;
            sumXX += a * a;
            sumYY += b * b;
            sumXY += a * b;
            sumDifference += Math.Abs(a - b);
        }

        return (sumXX, sumYY, sumXY, sumDifference);
    }
}
