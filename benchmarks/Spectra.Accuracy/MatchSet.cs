using System.Collections.Immutable;

namespace Spectra.Accuracy;

/// <summary>Queries and the libraries that they are searched in.</summary>
/// <param name="Queries">The set of queries.</param>
/// <param name="Libraries">The libraries, searched together.</param>
internal sealed record MatchSet(string Queries, ImmutableArray<string> Libraries)
{
    /// <summary>The degraded set's references with every degradation at once; made here, not read.</summary>
    public const string Stacked = "degraded, all at once";

    /// <summary>The gas queries as vapours of nothing that the condensed library holds.</summary>
    public const string GasVapour = "gas vapour";

    /// <summary>Every set in which something is to be found.</summary>
    public static ImmutableArray<MatchSet> All { get; } =
    [
        new("gas", ["gas"]),
        new("gas", ["gas", "condensed"]),
        new("explosives", ["condensed", "explosives"]),
        new("minerals", ["minerals"]),
        new("minerals-transmission", ["minerals-transmission"]),
        new("polymers", ["polymers"]),
        new("degraded", ["condensed", "explosives"]),
        new(Stacked, ["condensed", "explosives"]),
        new("mixtures", ["condensed"]),
        new("mixtures-foreign", ["condensed"]),
        new("mission", ["condensed"]),
    ];

    /// <summary>The set in words.</summary>
    public string Name => $"{Queries} in {string.Join(" + ", Libraries)}";
}
