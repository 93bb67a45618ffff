using System.Collections.Immutable;
using Spectra.Libraries;
using Spectra.Preprocessing;

namespace Spectra.Search;

/// <summary>Searches one or several libraries on one grid by one metric. Thread-safe; the result does not depend on the number of threads or the processor.</summary>
/// <remarks>
/// All rows are ranked by vector sums; every row within a margin of the last wanted substance is scored again in double precision and index
/// order, and only these scores are reported, rounded to 4 decimals, ties by id.
/// </remarks>
public sealed class LibrarySearch
{
    private readonly ImmutableArray<ReferenceLibrary> _libraries;
    private readonly ImmutableArray<LibraryScorer> _scorers;
    private readonly Metric _metric;

    /// <summary>A search over libraries.</summary>
    /// <param name="libraries">At least one; all with the same recipe.</param>
    /// <param name="metric">The metric.</param>
    /// <exception cref="ArgumentException">There is no library, or their recipes differ.</exception>
    public LibrarySearch(ImmutableArray<ReferenceLibrary> libraries, Metric metric)
    {
        if (libraries.IsDefaultOrEmpty || libraries.Any(library => library.Recipe.Hash != libraries[0].Recipe.Hash))
        {
            throw new ArgumentException("A search needs at least one library, and all with the same recipe.", nameof(libraries));
        }

        _libraries = libraries;
        _scorers = [.. libraries.Select(library => LibraryScorer.Of(library, metric))];
        _metric = metric;
    }

    /// <summary>The best substances for a prepared query.</summary>
    /// <param name="prepared">A spectrum prepared by the libraries' recipe.</param>
    /// <param name="count">How many substances at most, at least 1; more where more lie within <paramref name="within"/> of the best.</param>
    /// <param name="within">Every substance whose score lies less than this below the best is listed, so that no rival is cut off.</param>
    /// <exception cref="ArgumentException">The query was prepared by another recipe.</exception>
    public HitList Search(PreparedSpectrum prepared, int count, double within = 0)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        if (prepared.RecipeHash != _libraries[0].Recipe.Hash)
        {
            throw new ArgumentException($"The query was prepared by recipe {prepared.RecipeHash}, the libraries by {_libraries[0].Recipe.Hash}.", nameof(prepared));
        }

        RowScorer[] scorers = [.. _scorers.Select(scorer => scorer.Against(prepared))];
        List<Candidate> candidates = [.. scorers.SelectMany(scorer => Ranking.Of(scorer, count + 1, within).Select(row => new Candidate(scorer, row.Row, row.Approximate)))];

        // One more than wanted: the gap of the last hit is the distance to its successor.
        List<Scored> best = [.. Best(candidates, count + 1, within)];
        int rivals = best.FindLastIndex(scored => best[0].Hqi.Value - scored.Hqi.Value < within) + 1;
        ImmutableArray<Hit>.Builder hits = ImmutableArray.CreateBuilder<Hit>();
        for (int i = 0; i < Math.Min(Math.Max(count, rivals), best.Count); i++)
        {
            double next = i + 1 < best.Count ? best[i + 1].Hqi.Value : 0;
            hits.Add(new Hit(i + 1, best[i].Reference, best[i].Library, best[i].Hqi, Math.Round(best[i].Hqi.Value - next, 4), best[i].Shift));
        }

        return new HitList(_metric, hits.ToImmutable(), scorers.Sum(scorer => scorer.Comparable));
    }

    /// <summary>The best exactly scored reference of each of the best substances.</summary>
    private static IEnumerable<Scored> Best(List<Candidate> candidates, int count, double within)
    {
        Dictionary<string, Candidate> bestOf = new(StringComparer.Ordinal);
        foreach (Candidate candidate in candidates)
        {
            if (!bestOf.TryGetValue(candidate.Reference.Substance.Key, out Candidate? best) || candidate.Approximate > best.Approximate)
            {
                bestOf[candidate.Reference.Substance.Key] = candidate;
            }
        }

        Candidate[] perSubstance = [.. bestOf.Values];
        Array.Sort(perSubstance, static (a, b) => b.Approximate.CompareTo(a.Approximate));
        double floor = perSubstance.Length == 0 ? 0 : Math.Min(perSubstance[Math.Min(count, perSubstance.Length) - 1].Approximate, perSubstance[0].Approximate - within) - Ranking.Margin;
        Candidate[] chosen = [.. candidates.Where(candidate => candidate.Approximate >= floor)];
        Scored[] scored = new Scored[chosen.Length];
        Parallel.For(0, chosen.Length, i => scored[i] = Scored.Of(chosen[i]));
        Array.Sort(scored);
        return scored.DistinctBy(one => one.Reference.Substance.Key, StringComparer.Ordinal);
    }

    private sealed record Candidate(RowScorer Scorer, int Row, double Approximate)
    {
        public ReferenceSpectrum Reference => Scorer.Library.References[Row];
    }

    private sealed record Scored(HitQualityIndex Hqi, ReferenceSpectrum Reference, string Library, double Shift) : IComparable<Scored>
    {
        public static Scored Of(Candidate candidate)
        {
            (double score, double shift) = candidate.Scorer.Exact(candidate.Row);
            return new Scored(HitQualityIndex.From(score), candidate.Reference, candidate.Scorer.Library.Name, shift);
        }

        public int CompareTo(Scored? other)
        {
            int order = other!.Hqi.CompareTo(Hqi);
            order = order != 0 ? order : string.CompareOrdinal(Reference.Id, other.Reference.Id);
            return order != 0 ? order : string.CompareOrdinal(Library, other.Library);
        }
    }
}
