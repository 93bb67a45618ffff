using System.Collections.Immutable;
using System.Globalization;
using Spectra.Confidence;
using Spectra.Libraries;
using Spectra.Preprocessing;
using Spectra.Search;

namespace Spectra.Accuracy.Sections;

/// <summary>How alike two references may be before measurements of other laboratories no longer tell them apart: the evidence for the limits of <see cref="ConfusionGroups"/>.</summary>
internal sealed class LikenessSection(string corpus, CorpusLibraries libraries, Action<string> progress)
{
    /// <summary>So near below the right reference's score counts as not separated.</summary>
    private const double Separation = 0.05;

    /// <summary>So many substances are listed that the neighbours of the right one are among them.</summary>
    private const int Listed = 200;

    private static readonly ImmutableArray<string> Sets = ["gas", "polymers", "minerals", "minerals-transmission"];

    private static readonly ImmutableArray<double> Limits = [0, ConfusionGroups.ToldApart, ConfusionGroups.Confused, 0.96];

    public void AddTo(MarkdownText text)
    {
        progress("likeness of neighbours");
        (double Likeness, double Difference)[] pairs = [.. Sets.SelectMany(Pairs)];
        text.Heading(2, "References that are alike");
        text.Paragraph(string.Create(CultureInfo.InvariantCulture, $"Every query of {string.Join(", ", Sets)} with the reference of its substance that fits best, and each of that reference's neighbours (other substances, found when the library was built): how often the neighbour scores within {Separation} of the right one, or above it, by the likeness of the two references. From {ConfusionGroups.Confused} on two substances are held to be confused; up to {ConfusionGroups.ToldApart} they are told apart."));
        text.Table(["likeness", "pairs", "not separated", "neighbour above the right one"], Limits.Select((limit, i) =>
        {
            double next = Limits.ElementAtOrDefault(i + 1);
            double[] inside = [.. pairs.Where(pair => pair.Likeness >= limit && (next == 0 || pair.Likeness < next)).Select(pair => pair.Difference)];
            return new[]
            {
                next == 0 ? string.Create(CultureInfo.InvariantCulture, $"{limit:F2} and more") : string.Create(CultureInfo.InvariantCulture, $"{limit:F2} to {next:F2}"),
                inside.Length.ToString(CultureInfo.InvariantCulture),
                inside.Count(difference => difference < Separation).ToString(CultureInfo.InvariantCulture),
                inside.Count(difference => difference < 0).ToString(CultureInfo.InvariantCulture),
            };
        }));
    }

    private IEnumerable<(double Likeness, double Difference)> Pairs(string set)
    {
        ReferenceLibrary library = libraries.Get(set);
        LibrarySearch search = new([library], Metric.Combined);
        Dictionary<string, int> rows = library.References.Select((reference, row) => (reference.Id, row)).ToDictionary();
        foreach (Query query in QuerySet.Read(Path.Combine(corpus, $"{set}-queries.zip")))
        {
            if (query.Spectrum is null || library.Recipe.Apply(query.Spectrum) is not Preparation.Ready ready)
            {
                continue;
            }

            HitList hits = search.Search(ready.Spectrum, Listed);
            HashSet<string> right = [.. query.TruthIds.Where(rows.ContainsKey).Select(id => library.References[rows[id]].Substance.Key)];
            if (hits.Hits.FirstOrDefault(hit => right.Contains(hit.Reference.Substance.Key)) is { } best)
            {
                foreach (Neighbour neighbour in library.Neighbours!.Rows[rows[best.Reference.Id]])
                {
                    string key = library.References[neighbour.Row].Substance.Key;
                    double score = (hits.Hits.FirstOrDefault(hit => hit.Reference.Substance.Key == key) ?? hits.Hits[^1]).Hqi.Value;
                    if (!right.Contains(key))
                    {
                        yield return (neighbour.Score, Math.Round(best.Hqi.Value - score, 4));
                    }
                }
            }
        }
    }
}
