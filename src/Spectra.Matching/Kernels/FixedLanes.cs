using System.Runtime.Intrinsics;

namespace Spectra.Kernels;

/// <summary>Sums whose lanes are part of their definition: the same bits on every processor, vectorised wherever 256-bit registers exist.</summary>
/// <remarks>
/// Element i is added to lane i mod 16 (float) or i mod 8 (double); lanes are then added pairwise, and what is left over one by one.
/// Products are rounded before they are added (no fused multiply-add), so hardware and software runs agree.
/// </remarks>
internal static class FixedLanes
{
    /// <summary>The dot product <c>Σ x[i] y[i]</c> in double precision.</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        y = y[..x.Length];
        Vector256<double> a = Vector256<double>.Zero;
        Vector256<double> b = Vector256<double>.Zero;
        int i = 0;
        for (; i + 8 <= x.Length; i += 8)
        {
            a += Vector256.Create(x[i..]) * Vector256.Create(y[i..]);
            b += Vector256.Create(x[(i + 4)..]) * Vector256.Create(y[(i + 4)..]);
        }

        Vector256<double> lanes = a + b;
        double sum = lanes[0] + lanes[2] + (lanes[1] + lanes[3]);
        for (; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }

    /// <summary>The dot product <c>Σ x[i] y[i]</c> in single precision.</summary>
    public static float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        y = y[..x.Length];
        Vector256<float> a = Vector256<float>.Zero;
        Vector256<float> b = Vector256<float>.Zero;
        int i = 0;
        for (; i + 16 <= x.Length; i += 16)
        {
            a += Vector256.Create(x[i..]) * Vector256.Create(y[i..]);
            b += Vector256.Create(x[(i + 8)..]) * Vector256.Create(y[(i + 8)..]);
        }

        Vector256<float> lanes = a + b;
        Vector128<float> half = lanes.GetLower() + lanes.GetUpper();
        float sum = half[0] + half[2] + (half[1] + half[3]);
        for (; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }

    /// <summary>The dot product <c>Σ x[i] y[i]</c> of single values in double precision: element i is added to lane i mod 16.</summary>
    /// <remarks>A product of two single values is exact in double precision, so only the additions round.</remarks>
    public static double DotInDouble(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        y = y[..x.Length];
        Vector256<double> a, b, c, d;
        a = b = c = d = Vector256<double>.Zero;
        int i = 0;
        for (; i + 16 <= x.Length; i += 16)
        {
            (Vector256<double> x0, Vector256<double> x1) = Vector256.Widen(Vector256.Create(x[i..]));
            (Vector256<double> y0, Vector256<double> y1) = Vector256.Widen(Vector256.Create(y[i..]));
            (Vector256<double> x2, Vector256<double> x3) = Vector256.Widen(Vector256.Create(x[(i + 8)..]));
            (Vector256<double> y2, Vector256<double> y3) = Vector256.Widen(Vector256.Create(y[(i + 8)..]));
            a += x0 * y0;
            b += x1 * y1;
            c += x2 * y2;
            d += x3 * y3;
        }

        Vector256<double> lanes = a + c + (b + d);
        double sum = lanes[0] + lanes[2] + (lanes[1] + lanes[3]);
        for (; i < x.Length; i++)
        {
            sum += (double)x[i] * y[i];
        }

        return sum;
    }

    /// <summary>Adds a multiple: <c>y[i] += factor x[i]</c>.</summary>
    public static void AddScaled(double factor, ReadOnlySpan<double> x, Span<double> y)
    {
        y = y[..x.Length];
        Vector256<double> factors = Vector256.Create(factor);
        int i = 0;
        for (; i + 4 <= x.Length; i += 4)
        {
            (Vector256.Create<double>(y[i..]) + (factors * Vector256.Create(x[i..]))).CopyTo(y[i..]);
        }

        for (; i < x.Length; i++)
        {
            y[i] += factor * x[i];
        }
    }

    /// <summary>Subtracts multiples: <c>for (…) y[i] -= factors[k] columns[k][i];</c>, each element's products in the order of the columns.</summary>
    /// <remarks>Bit for bit what one <see cref="AddScaled"/> a column gives, but each element is loaded and stored once.</remarks>
    public static void SubtractScaled(ReadOnlySpan<double> factors, ReadOnlySpan<double[]> columns, Span<double> y)
    {
        int i = 0;
        for (; i + 16 <= y.Length; i += 16)
        {
            Vector256<double> a = Vector256.Create<double>(y[i..]);
            Vector256<double> b = Vector256.Create<double>(y[(i + 4)..]);
            Vector256<double> c = Vector256.Create<double>(y[(i + 8)..]);
            Vector256<double> d = Vector256.Create<double>(y[(i + 12)..]);
            for (int k = 0; k < factors.Length; k++)
            {
                Vector256<double> factor = Vector256.Create(factors[k]);
                ReadOnlySpan<double> x = columns[k].AsSpan(i, 16);
                a -= factor * Vector256.Create(x);
                b -= factor * Vector256.Create(x[4..]);
                c -= factor * Vector256.Create(x[8..]);
                d -= factor * Vector256.Create(x[12..]);
            }

            a.CopyTo(y[i..]);
            b.CopyTo(y[(i + 4)..]);
            c.CopyTo(y[(i + 8)..]);
            d.CopyTo(y[(i + 12)..]);
        }

        for (; i < y.Length; i++)
        {
            double value = y[i];
            for (int k = 0; k < factors.Length; k++)
            {
                value -= factors[k] * columns[k][i];
            }

            y[i] = value;
        }
    }
}
