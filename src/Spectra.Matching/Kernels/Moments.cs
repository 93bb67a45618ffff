using System.Numerics;
using System.Runtime.InteropServices;

namespace Spectra.Kernels;

/// <summary>Sums over pairs of values, in vector lanes: the last bits can differ between machines, so these only rank candidates.</summary>
internal static class Moments
{
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
