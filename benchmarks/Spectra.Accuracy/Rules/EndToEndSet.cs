using System.Collections.Immutable;

namespace Spectra.Accuracy.Rules;

/// <summary>A query set as a decision rule is measured on it, from the spectrum to the verdict.</summary>
/// <param name="Queries">The set.</param>
/// <param name="Libraries">The libraries it is searched in.</param>
/// <param name="Truth">Its truth table.</param>
/// <param name="Every">One so many-th query is asked.</param>
/// <param name="IsOutside">Whether the libraries hold none of its substances.</param>
/// <param name="Words">What kind of spectra, in words.</param>
internal sealed record EndToEndSet(string Queries, ImmutableArray<string> Libraries, string Truth, int Every, bool IsOutside, string Words)
{
    private static readonly ImmutableArray<string> Condensed = ["condensed", "explosives"];

    /// <summary>Every set, the open ones first.</summary>
    public static ImmutableArray<EndToEndSet> All { get; } =
    [
        new("nomatch", Condensed, "truth.csv", 1, true, "measured spectra of textiles, of olive oils, and of compounds whose own reference was taken out, isomers and relatives of entries among them"),
        new("gas", Condensed, "truth-condensed.csv", 1, true, "measured spectra of vapours"),
        new("explosives", Condensed, "truth.csv", 1, false, "measured spectra of explosives, another day in the laboratory of the references"),
        new("gas", ["gas"], "truth.csv", 1, false, "measured spectra of vapours by other instruments than the references"),
        new("minerals", ["minerals"], "truth.csv", 1, false, "measured reflectance spectra of minerals from another laboratory than the references"),
        new("minerals-transmission", ["minerals-transmission"], "truth.csv", 1, false, "measured transmission spectra of other specimens of the minerals"),
        new("polymers", ["polymers"], "truth.csv", 1, false, "measured ATR spectra of other specimens of the polymers, 1250-3600 cm-1"),
        new("degraded", Condensed, "truth.csv", 12, false, "SYNTHETIC: library spectra shifted, tilted, broadened or with noise added"),
        new("mixtures", Condensed, "truth.csv", 3, false, "SEMI-SYNTHETIC: sums of two to four library spectra with noise and baseline"),
        new("mixtures-foreign", Condensed, "truth.csv", 3, false, "SEMI-SYNTHETIC: such sums with each component distorted as by another instrument"),
        new("mission", Condensed, "truth.csv", 1, false, "SEMI-SYNTHETIC: common diluents, alone and with 5-40 % of a controlled or dangerous substance, distorted as by another instrument"),
    ];

    /// <summary>The libraries in words.</summary>
    public string Against => string.Join(" + ", Libraries);
}
