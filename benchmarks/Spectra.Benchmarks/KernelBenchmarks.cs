using BenchmarkDotNet.Attributes;
using Spectra.Kernels;

namespace Spectra.Benchmarks;

/// <summary>What does each kernel take for one row, everything in the first caches?</summary>
public class KernelBenchmarks
{
    private const int Length = 1680;

    private const int Margin = 16;

    private static readonly int[] Shifts = [0, -1, 1, -2, 2];

    private readonly float[] _row = new float[Length];
    private readonly float[] _query = new float[Length + (2 * Margin)];
    private readonly float[] _products = new float[Shifts.Length];
    private readonly sbyte[] _codes = new sbyte[Length];
    private readonly short[] _coded = new short[Length];

    [GlobalSetup]
    public void Fill()
    {
        Random random = new(1);
        for (int i = 0; i < Length; i++)
        {
            (_row[i], _query[Margin + i]) = (random.NextSingle() - 0.5f, random.NextSingle() - 0.5f);
            (_codes[i], _coded[i]) = ((sbyte)random.Next(-127, 128), (short)random.Next(-1000, 1001));
        }
    }

    [Benchmark(Baseline = true)]
    public float DotScalar() => DotKernel.OfScalar(_row, _query.AsSpan(Margin, Length));

    [Benchmark]
    public float Dot128() => DotKernel.Of128(_row, _query.AsSpan(Margin, Length));

    [Benchmark]
    public float Dot256() => DotKernel.Of256(_row, _query.AsSpan(Margin, Length));

    [Benchmark]
    public float Dot512() => DotKernel.Of512(_row, _query.AsSpan(Margin, Length));

    [Benchmark]
    public int EightBit() => Int8Dot.Of(_codes, _coded);

    [Benchmark]
    public float FiveShifts()
    {
        ShiftedDots.Of(_row, _query, Margin, Shifts, _products);
        return _products[0];
    }
}
