using System.Collections.Immutable;
using Spectra.Libraries;

namespace Spectra.Accuracy;

/// <summary>The sets that the confidence is trained and checked on, each in its domain.</summary>
internal static class ConfidenceSets
{
    /// <summary>The set of references as another instrument would see them.</summary>
    public const string Foreign = "as by another instrument";

    /// <summary>One so many-th reference of the condensed library is seen as by another instrument.</summary>
    private const int Every = 10;

    private static readonly string[] Condensed = ["condensed", "explosives"];

    /// <summary>The domains with their sets; a set counts so much in the training.</summary>
    public static readonly ImmutableArray<(DomainPlan Domain, ImmutableArray<(string Set, string Queries, string[] Libraries, double Weight)> Sets)> All =
    [
        (new DomainPlan(
            "condensed", "solids, liquids and solutions against transmission spectra; measured queries of other laboratories are few (explosives), most are measured references distorted as other instruments would",
            [Technique.Transmission, Technique.NotStated], [Technique.Transmission, Technique.NotStated], true, true, 0.998),
        [
            ("explosives", "explosives", Condensed, 1),
            ("degraded", "degraded", Condensed, 0.25),
            (MatchSet.Stacked, MatchSet.Stacked, Condensed, 1),
            (Foreign, Foreign, Condensed, 1),
            ("nomatch", "nomatch", Condensed, 1),
            ("gas, no match", "gas", Condensed, 1),
        ]),
        (new DomainPlan("vapour", "vapours against vapour spectra of other instruments", [Technique.Gas], [Technique.Gas, Technique.NotStated], false, false, 0.95), [("gas", "gas", ["gas"], 1)]),
        (new DomainPlan("reflectance", "minerals in reflectance against reflectance of another laboratory", [Technique.Reflectance], [Technique.Reflectance], false, false, 0.9), [("minerals", "minerals", ["minerals"], 1)]),
        (new DomainPlan("atr", "polymers by ATR, 1250-3600 cm-1, against other specimens by ATR", [Technique.Atr], [Technique.Atr, Technique.NotStated], false, false, 0.9), [("polymers", "polymers", ["polymers"], 1)]),
    ];

    /// <summary>The cases of a set.</summary>
    public static ImmutableArray<ConfidenceCase> Read(string corpus, CorpusLibraries libraries, string set, string queries, string[] against)
    {
        ImmutableArray<ReferenceLibrary> open = [.. against.Select(libraries.Get)];
        ImmutableArray<Query> read = queries switch
        {
            Foreign => ForeignInstrument.Of(open[0], Every),
            MatchSet.Stacked => StackedDegradation.Of(open[0], QuerySet.Read(Path.Combine(corpus, "degraded-queries.zip")).SelectMany(query => query.TruthIds)),
            _ => QuerySet.Read(Path.Combine(corpus, $"{queries}-queries.zip")),
        };
        return ConfidenceCase.Of(set, read, open);
    }
}

/// <summary>What a domain holds and the level of its answer sets.</summary>
internal sealed record DomainPlan(string Id, string Statement, ImmutableArray<Technique> References, ImmutableArray<Technique> Queries, bool IsRegistered, bool HoldsMixtures, double Level);
