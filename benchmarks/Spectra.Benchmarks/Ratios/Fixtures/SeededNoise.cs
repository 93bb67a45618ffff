namespace Spectra.Benchmarks.Ratios.Fixtures;

/// <summary>A stream of numbers that is the same on every machine and cheap enough for a billion of them.</summary>
/// <remarks>SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014).</remarks>
internal struct SeededNoise(ulong seed)
{
    private ulong _state = seed * 0xD1342543DE82EF95;

    /// <summary>From 0 inclusive to 1 exclusive.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Uniform(double low, double high) => low + (Uniform() * (high - low));

    public int Index(int count) => (int)(Uniform() * count);

    /// <summary>Mean 0 and standard deviation 1: the sum of four uniform numbers, normal enough for noise.</summary>
    public float Normal()
    {
        ulong bits = Next();
        int sum = (int)(bits & 0xFFFF) + (int)((bits >> 16) & 0xFFFF) + (int)((bits >> 32) & 0xFFFF) + (int)(bits >> 48);
        return (sum - 131070) * (1 / 37837.2f);
    }

    private ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
