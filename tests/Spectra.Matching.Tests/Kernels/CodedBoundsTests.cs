using System.Runtime.Intrinsics.X86;
using Spectra.Kernels;

namespace Spectra.Matching.Tests.Kernels;

[Trait("Category", "Determinism")]
public class CodedBoundsTests
{
    private const int Blocks = 3;

    [Fact]
    public unsafe void Every_width_computes_the_same_bounds()
    {
        Random random = new(1);
        sbyte[] codes = [.. Enumerable.Range(0, Blocks * 16 * 64).Select(i => i < 64 ? sbyte.MaxValue : (sbyte)random.Next(-127, 128))];
        float[] terms = [.. Enumerable.Range(0, Blocks * 48).Select(_ => random.NextSingle())];
        short[] query = [.. Enumerable.Range(0, 64).Select(i => i % 2 == 0 ? short.MaxValue : (short)random.Next(-32767, 32768))];
        CodedWeights weights = new(1e-8f, 0.5f, 0.25f, 0.125f);
        float[][] found = [.. Enumerable.Range(0, 4).Select(static _ => new float[Blocks * 16])];
        fixed (sbyte* c = codes)
        {
            fixed (float* t = terms, dispatched = found[0], any = found[1], narrow = found[2], wide = found[3])
            {
                fixed (short* q = query)
                {
                    CodedBounds.Of(c, t, Blocks, q, weights, dispatched);
                    CodedBounds.OfAny(c, t, Blocks, q, weights, any);
                    (Avx2.IsSupported ? (delegate*<sbyte*, float*, int, short*, CodedWeights, float*, void>)&CodedBounds.Of256 : &CodedBounds.OfAny)(c, t, Blocks, q, weights, narrow);
                    (Avx512BW.IsSupported ? (delegate*<sbyte*, float*, int, short*, CodedWeights, float*, void>)&CodedBounds.Of512 : &CodedBounds.OfAny)(c, t, Blocks, q, weights, wide);
                    for (int row = 0; row < Blocks * 16; row++)
                    {
                        long dot = Enumerable.Range(0, 64).Sum(k => (long)codes[(row * 64) + k] * query[k]);
                        int at = (row / 16 * 48) + (row % 16);
                        double expected = (1e-8f * terms[at] * (double)dot) + (0.5 * terms[at + 16]) + (0.25 * terms[at + 32]) + 0.125;

                        Assert.Equal(dot, CodedBounds.Dot(c + (row * 64), q));
                        Assert.All(found, bounds => Assert.Equal(expected, bounds[row], 1e-5));
                    }
                }
            }
        }
    }
}
