using System.Numerics;
using System.Runtime.InteropServices;

namespace Spectra.Kernels;

/// <summary>Sums of powers of values, in vector lanes: the last bits can differ between machines, so these only rank candidates.</summary>
internal static class Moments
{
    /// <summary>The sums of x and x²: <c>for (…) { s += x[i]; ss += x[i] * x[i]; }</c> in vector lanes.</summary>
    public static (float Sum, float SumOfSquares) Of(ReadOnlySpan<float> x)
    {
        ReadOnlySpan<Vector<float>> xv = MemoryMarshal.Cast<float, Vector<float>>(x);
        Vector<float> s = Vector<float>.Zero;
        Vector<float> t = Vector<float>.Zero;
        Vector<float> ss = Vector<float>.Zero;
        Vector<float> tt = Vector<float>.Zero;
        int i = 0;
        for (; i + 2 <= xv.Length; i += 2)
        {
            s += xv[i];
            t += xv[i + 1];
            ss += xv[i] * xv[i];
            tt += xv[i + 1] * xv[i + 1];
        }

        float sum = Vector.Sum(s + t);
        float squares = Vector.Sum(ss + tt);
        foreach (float value in x[(i * Vector<float>.Count)..])
        {
            sum += value;
            squares += value * value;
        }

        return (sum, squares);
    }
}
