using Spectra.Numerics;

namespace Spectra.Qualification;

/// <summary>Numbers left to chance, the same from the same seed on every machine. Not for secrets.</summary>
/// <remarks>SplitMix64 (Steele, Lea and Flood, OOPSLA 2014, 453); normal deviates by Box and Muller (Annals of Mathematical Statistics 29, 1958, 610).</remarks>
/// <param name="seed">The seed.</param>
internal sealed class SeededDeviates(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Heads or tails.</summary>
    public bool Coin() => (Next() & 1) == 0;

    /// <summary>A standard normal deviate.</summary>
    public double Normal() => Math.Sqrt(-2 * PortableMath.Log(1 - Even())) * PortableMath.Cos(Math.PI * Even());

    /// <summary>Even in [0, 1), in steps of 2^-53.</summary>
    private double Even() => (Next() >> 11) * (1.0 / (1UL << 53));

    private ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
