using System.Numerics;
using System.Runtime.InteropServices;

namespace Spectra.Kernels;

/// <summary>Sums over pairs of values, in vector lanes: the last bits can differ between machines, so these only rank candidates.</summary>
internal static class Moments
{
    /// <summary>The dot product, the same as <c>for (…) sum += x[i] * y[i];</c> but summed in vector lanes.</summary>
    public static float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        ReadOnlySpan<Vector<float>> xv = MemoryMarshal.Cast<float, Vector<float>>(x);
        ReadOnlySpan<Vector<float>> yv = MemoryMarshal.Cast<float, Vector<float>>(y)[..xv.Length];
        Vector<float> a = Vector<float>.Zero;
        Vector<float> b = Vector<float>.Zero;
        Vector<float> c = Vector<float>.Zero;
        Vector<float> d = Vector<float>.Zero;
        int i = 0;
        for (; i + 4 <= xv.Length; i += 4)
        {
            a += xv[i] * yv[i];
            b += xv[i + 1] * yv[i + 1];
            c += xv[i + 2] * yv[i + 2];
            d += xv[i + 3] * yv[i + 3];
        }

        for (; i < xv.Length; i++)
        {
            a += xv[i] * yv[i];
        }

        float sum = Vector.Sum(a + b + (c + d));
        for (int j = xv.Length * Vector<float>.Count; j < x.Length; j++)
        {
            sum += x[j] * y[j];
        }

        return sum;
    }

    /// <summary>The sums of x, x² and x y: <c>for (…) { s += x[i]; ss += x[i] * x[i]; sxy += x[i] * y[i]; }</c> in vector lanes.</summary>
    public static (float Sum, float SumOfSquares, float Dot) Of(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        ReadOnlySpan<Vector<float>> xv = MemoryMarshal.Cast<float, Vector<float>>(x);
        ReadOnlySpan<Vector<float>> yv = MemoryMarshal.Cast<float, Vector<float>>(y)[..xv.Length];
        Vector<float> s = Vector<float>.Zero;
        Vector<float> ss = Vector<float>.Zero;
        Vector<float> sxy = Vector<float>.Zero;
        for (int i = 0; i < xv.Length; i++)
        {
            s += xv[i];
            ss += xv[i] * xv[i];
            sxy += xv[i] * yv[i];
        }

        (float sum, float squares, float dot) = (Vector.Sum(s), Vector.Sum(ss), Vector.Sum(sxy));
        for (int j = xv.Length * Vector<float>.Count; j < x.Length; j++)
        {
            sum += x[j];
            squares += x[j] * x[j];
            dot += x[j] * y[j];
        }

        return (sum, squares, dot);
    }
}
