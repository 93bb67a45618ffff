using System.Collections.Frozen;

namespace Spectra.Mixtures;

/// <summary>What is asked of a mixture analysis.</summary>
public sealed record MixtureSettings
{
    /// <summary>Up to five components, nothing watched.</summary>
    public static MixtureSettings Default { get; } = new();

    /// <summary>How many components are reported at most, 1 to 5; one more is tried, to see whether it is needed.</summary>
    public int MaximumComponents { get; init; } = 5;

    /// <summary>The keys (<see cref="Libraries.Substance.Key"/>) of the substances that raise an alert: looked for one by one, with a detection limit where they are not found.</summary>
    public IReadOnlySet<string> Watched { get; init; } = FrozenSet<string>.Empty;

    /// <summary>A substance that counts as not being in the libraries: to see what is made of a sample whose substance is unknown.</summary>
    internal string? Without { get; init; }
}
