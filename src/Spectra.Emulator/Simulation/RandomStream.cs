namespace Spectra.Emulator.Simulation;

/// <summary>A seeded stream of numbers, the same on every machine and in every version: splitmix64.</summary>
internal sealed class RandomStream(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A stream of its own for a named purpose, so that one more draw in one place shifts nothing elsewhere.</summary>
    public static RandomStream For(ulong seed, string purpose)
    {
        // FNV-1a keeps the streams of different names apart.
        ulong hash = 14695981039346656037;
        foreach (char c in purpose)
        {
            hash = (hash ^ c) * 1099511628211;
        }

        return new RandomStream(seed ^ hash);
    }

    /// <summary>A number from low to high.</summary>
    public double Between(double low, double high) => low + ((high - low) * Unit());

    /// <summary>Noise of mean 0 and standard deviation 1: twelve uniform numbers less six, which needs no function of a mathematics library.</summary>
    public double Noise()
    {
        double sum = -6;
        for (int i = 0; i < 12; i++)
        {
            sum += Unit();
        }

        return sum;
    }

    private double Unit() => (Next() >> 11) / 9007199254740992.0;

    /// <summary>The next 64 bits of the stream.</summary>
    internal ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
