using System.Runtime.Intrinsics;

namespace Spectra.Kernels;

/// <summary>Matrix products in double precision whose every element is one chain of fused multiply-adds in the order of the depth: the same bits on every processor and any number of threads.</summary>
/// <remarks>
/// Operands are packed into panels of <see cref="Width"/> columns: element (depth r, column j) lies at panel j / 8, place 8 r + j mod 8. A fused multiply-add
/// rounds once wherever it runs, in hardware or in software, and no element is split over lanes, so the width of the registers can't show.
/// </remarks>
internal static unsafe class FixedProduct
{
    /// <summary>How many columns a panel has.</summary>
    public const int Width = 8;

    private const int Half = Width / 2;

    /// <summary>Adds the product of two panels to a tile: <c>tile[i, j] += Σ over r of left[r, i] right[r, j]</c>, i and j from 0 to 7.</summary>
    /// <param name="left">A panel of <paramref name="depth"/> x 8 values.</param>
    /// <param name="right">A panel of <paramref name="depth"/> x 8 values.</param>
    /// <param name="depth">How many products are summed.</param>
    /// <param name="tile">The element (0, 0) of the tile.</param>
    /// <param name="stride">How many values lie between the rows of the tile.</param>
    public static void Add(double* left, double* right, int depth, double* tile, long stride)
    {
        AddHalf(left, right, depth, tile, stride);
        AddHalf(left + Half, right, depth, tile + (Half * stride), stride);
    }

    private static void AddHalf(double* left, double* right, int depth, double* tile, long stride)
    {
        double* t1 = tile + stride;
        double* t2 = t1 + stride;
        double* t3 = t2 + stride;
        (Vector256<double> a0, Vector256<double> b0) = (Vector256.Load(tile), Vector256.Load(tile + Half));
        (Vector256<double> a1, Vector256<double> b1) = (Vector256.Load(t1), Vector256.Load(t1 + Half));
        (Vector256<double> a2, Vector256<double> b2) = (Vector256.Load(t2), Vector256.Load(t2 + Half));
        (Vector256<double> a3, Vector256<double> b3) = (Vector256.Load(t3), Vector256.Load(t3 + Half));
        for (double* end = left + ((long)depth * Width); left < end; left += Width, right += Width)
        {
            Vector256<double> a = Vector256.Load(right);
            Vector256<double> b = Vector256.Load(right + Half);
            Vector256<double> x = Vector256.Create(left[0]);
            a0 = Vector256.FusedMultiplyAdd(x, a, a0);
            b0 = Vector256.FusedMultiplyAdd(x, b, b0);
            x = Vector256.Create(left[1]);
            a1 = Vector256.FusedMultiplyAdd(x, a, a1);
            b1 = Vector256.FusedMultiplyAdd(x, b, b1);
            x = Vector256.Create(left[2]);
            a2 = Vector256.FusedMultiplyAdd(x, a, a2);
            b2 = Vector256.FusedMultiplyAdd(x, b, b2);
            x = Vector256.Create(left[3]);
            a3 = Vector256.FusedMultiplyAdd(x, a, a3);
            b3 = Vector256.FusedMultiplyAdd(x, b, b3);
        }

        a0.Store(tile);
        b0.Store(tile + Half);
        a1.Store(t1);
        b1.Store(t1 + Half);
        a2.Store(t2);
        b2.Store(t2 + Half);
        a3.Store(t3);
        b3.Store(t3 + Half);
    }
}
