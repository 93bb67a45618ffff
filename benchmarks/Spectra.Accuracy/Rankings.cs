using System.Collections.Immutable;
using Spectra.Search;

namespace Spectra.Accuracy;

/// <summary>What each search makes of each set: every set is read once and searched once by each metric, whichever tables ask for it.</summary>
/// <param name="corpus">The corpus folder.</param>
/// <param name="libraries">Its libraries.</param>
/// <param name="progress">Told what is being searched.</param>
internal sealed class Rankings(string corpus, CorpusLibraries libraries, Action<string> progress)
{
    private readonly Dictionary<string, ImmutableArray<Query>> _sets = [];
    private readonly Dictionary<(string Set, string Metric), ImmutableArray<Ranking>> _rankings = [];

    /// <summary>Every query of a set.</summary>
    public ImmutableArray<Ranking> Of(MatchSet set, Metric metric)
    {
        if (!_rankings.TryGetValue((set.Name, metric.Id), out ImmutableArray<Ranking> rankings))
        {
            progress($"{set.Name} by {metric.Id}");
            rankings = Ranking.Of(Read(set), [.. set.Libraries.Select(libraries.Get)], metric);
            _rankings[(set.Name, metric.Id)] = rankings;
        }

        return rankings;
    }

    /// <summary>The queries of a set that something is to be found for.</summary>
    public ImmutableArray<Ranking> Matches(MatchSet set, Metric metric) => [.. Of(set, metric).Where(ranking => ranking.Query.TruthIds.Length > 0)];

    private ImmutableArray<Query> Read(MatchSet set)
    {
        if (!_sets.TryGetValue(set.Queries, out ImmutableArray<Query> queries))
        {
            queries = set.Queries switch
            {
                MatchSet.Stacked => StackedDegradation.Of(libraries.Get(set.Libraries[0]), QuerySet.Read(Archive("degraded")).SelectMany(query => query.TruthIds)),
                MatchSet.GasVapour => [.. QuerySet.Read(Archive("gas"), "truth-condensed.csv").Where(query => query.Expect == "nomatch")],
                _ => QuerySet.Read(Archive(set.Queries)),
            };
            _sets[set.Queries] = queries;
        }

        return queries;
    }

    private string Archive(string queries) => Path.Combine(corpus, $"{queries}-queries.zip");
}
