using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Spectra.Kernels;

/// <summary>Bounds from 64 8-bit codes and three terms a row: <c>Scale s (a · b) + Error e + Residual r + Slack</c>, a the row's codes, b the query's.</summary>
/// <remarks>
/// Terms lie in blocks of 16 rows: 16 scales s, 16 errors e, 16 residuals r. The query's codes have 16 bits, since the product of 8 and 8 bits costs as much.
/// The sums of codes are exact, so that the paths differ only in the rounding of four additions.
/// </remarks>
internal static unsafe class CodedBounds
{
    /// <summary>How many codes a row has.</summary>
    public const int Codes = 64;

    /// <summary>How many rows make a block of terms.</summary>
    public const int Block = 16;

    /// <summary>The bounds of whole blocks of rows.</summary>
    /// <param name="codes">64 codes a row, from a block's first row on.</param>
    /// <param name="terms">The blocks' terms, aligned to 64 bytes.</param>
    /// <param name="blocks">How many blocks.</param>
    /// <param name="query">The query's 64 codes.</param>
    /// <param name="weights">What the terms are multiplied by.</param>
    /// <param name="bounds">16 bounds a block.</param>
    public static void Of(sbyte* codes, float* terms, int blocks, short* query, CodedWeights weights, float* bounds)
    {
        if (Avx512BW.IsSupported)
        {
            Of512(codes, terms, blocks, query, weights, bounds);
        }
        else if (Avx2.IsSupported)
        {
            Of256(codes, terms, blocks, query, weights, bounds);
        }
        else
        {
            OfAny(codes, terms, blocks, query, weights, bounds);
        }
    }

    /// <summary>The bounds on any processor.</summary>
    public static void OfAny(sbyte* codes, float* terms, int blocks, short* query, CodedWeights weights, float* bounds)
    {
        for (int row = 0; row < blocks * Block; row++, codes += Codes)
        {
            bounds[row] = weights.Bound(DotOfAny(codes, query), terms + (row / Block * 3 * Block) + (row % Block));
        }
    }

    /// <summary>The bounds in 256-bit registers.</summary>
    public static void Of256(sbyte* codes, float* terms, int blocks, short* query, CodedWeights weights, float* bounds)
    {
        for (; blocks > 0; blocks--, codes += Block * Codes, terms += 3 * Block, bounds += Block)
        {
            for (int half = 0; half < Block; half += 8)
            {
                Vector256<int> a = Four256(codes + (half * Codes), query);
                Vector256<int> b = Four256(codes + ((half + 4) * Codes), query);
                Vector256<float> dots = Vector256.ConvertToSingle(Avx2.Permute2x128(a, b, 0x20) + Avx2.Permute2x128(a, b, 0x31));
                Vector256<float> rest = (Vector256.Load(terms + half + Block) * weights.Error) + (Vector256.Load(terms + half + (2 * Block)) * weights.Residual);
                ((Vector256.Load(terms + half) * weights.Scale * dots) + rest + Vector256.Create(weights.Slack)).Store(bounds + half);
            }
        }
    }

    /// <summary>The bounds in 512-bit registers.</summary>
    public static void Of512(sbyte* codes, float* terms, int blocks, short* query, CodedWeights weights, float* bounds)
    {
        Vector512<short> p = Vector512.Load(query);
        Vector512<short> q = Vector512.Load(query + 32);
        for (; blocks > 0; blocks--, codes += Block * Codes, terms += 3 * Block, bounds += Block)
        {
            Vector512<int> a = Four512(codes, p, q);
            Vector512<int> b = Four512(codes + (4 * Codes), p, q);
            Vector512<int> ab = Avx512F.Shuffle4x128(a, b, 0x44) + Avx512F.Shuffle4x128(a, b, 0xEE);
            Vector512<int> c = Four512(codes + (8 * Codes), p, q);
            Vector512<int> d = Four512(codes + (12 * Codes), p, q);
            Vector512<int> cd = Avx512F.Shuffle4x128(c, d, 0x44) + Avx512F.Shuffle4x128(c, d, 0xEE);
            Vector512<float> dots = Vector512.ConvertToSingle(Avx512F.Shuffle4x128(ab, cd, 0x88) + Avx512F.Shuffle4x128(ab, cd, 0xDD));
            Vector512<float> rest = (Vector512.Load(terms + Block) * weights.Error) + (Vector512.Load(terms + (2 * Block)) * weights.Residual);
            ((Vector512.Load(terms) * weights.Scale * dots) + rest + Vector512.Create(weights.Slack)).Store(bounds);
        }
    }

    /// <summary>The exact sum <c>Σ a[i] b[i]</c> of one row's codes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Dot(sbyte* codes, short* query) => Avx2.IsSupported ? Vector256.Sum(Row256(codes, query)) : DotOfAny(codes, query);

    private static int DotOfAny(sbyte* codes, short* query)
    {
        int sum = 0;
        for (int i = 0; i < Codes; i++)
        {
            sum += codes[i] * query[i];
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Row256(sbyte* codes, short* query) =>
        Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(codes), Vector256.Load(query))
        + Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(codes + 16), Vector256.Load(query + 16))
        + (Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(codes + 32), Vector256.Load(query + 32))
            + Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(codes + 48), Vector256.Load(query + 48)));

    /// <summary>In every 128 bits the sums of four rows over that part of the lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Four256(sbyte* codes, short* query)
    {
        Vector256<int> a = Row256(codes, query);
        Vector256<int> b = Row256(codes + Codes, query);
        Vector256<long> ab = (Avx2.UnpackLow(a, b) + Avx2.UnpackHigh(a, b)).AsInt64();
        Vector256<int> c = Row256(codes + (2 * Codes), query);
        Vector256<int> d = Row256(codes + (3 * Codes), query);
        Vector256<long> cd = (Avx2.UnpackLow(c, d) + Avx2.UnpackHigh(c, d)).AsInt64();
        return Avx2.UnpackLow(ab, cd).AsInt32() + Avx2.UnpackHigh(ab, cd).AsInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Row512(sbyte* codes, Vector512<short> p, Vector512<short> q) =>
        Avx512BW.MultiplyAddAdjacent(Avx512BW.ConvertToVector512Int16(Vector256.Load(codes)), p)
        + Avx512BW.MultiplyAddAdjacent(Avx512BW.ConvertToVector512Int16(Vector256.Load(codes + 32)), q);

    /// <summary>In every 128 bits the sums of four rows over that part of the lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Four512(sbyte* codes, Vector512<short> p, Vector512<short> q)
    {
        Vector512<int> a = Row512(codes, p, q);
        Vector512<int> b = Row512(codes + Codes, p, q);
        Vector512<long> ab = (Avx512F.UnpackLow(a, b) + Avx512F.UnpackHigh(a, b)).AsInt64();
        Vector512<int> c = Row512(codes + (2 * Codes), p, q);
        Vector512<int> d = Row512(codes + (3 * Codes), p, q);
        Vector512<long> cd = (Avx512F.UnpackLow(c, d) + Avx512F.UnpackHigh(c, d)).AsInt64();
        return Avx512F.UnpackLow(ab, cd).AsInt32() + Avx512F.UnpackHigh(ab, cd).AsInt32();
    }
}
