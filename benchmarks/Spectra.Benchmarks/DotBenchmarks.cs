using BenchmarkDotNet.Attributes;
using Spectra.Kernels;

namespace Spectra.Benchmarks;

/// <summary>What do vector lanes gain over a scalar loop on one row?</summary>
public class DotBenchmarks
{
    private readonly float[] _row = new float[1676];
    private readonly float[] _query = new float[1676];

    [GlobalSetup]
    public void Fill()
    {
        Random random = new(1);
        for (int i = 0; i < _row.Length; i++)
        {
            (_row[i], _query[i]) = (random.NextSingle() - 0.5f, random.NextSingle() - 0.5f);
        }
    }

    [Benchmark(Baseline = true)]
    public float Scalar()
    {
        float sum = 0;
        for (int i = 0; i < _row.Length; i++)
        {
            sum += _row[i] * _query[i];
        }

        return sum;
    }

    [Benchmark]
    public float Vector() => DotKernel.Of(_row, _query);
}
