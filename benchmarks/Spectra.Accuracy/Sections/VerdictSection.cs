using System.Collections.Immutable;
using System.Globalization;
using Spectra.Libraries;
using Spectra.Roles;
using Spectra.Search;
using Spectra.Service.Identification;
using Spectra.Service.Substances;

namespace Spectra.Accuracy.Sections;

/// <summary>What the product answers from end to end, set by set: verdicts and alerts.</summary>
internal sealed class VerdictSection(string corpus, CorpusLibraries libraries, Action<string> progress)
{
    private static readonly ImmutableArray<(string Queries, string[] Libraries, string Truth, int Every, string Kind)> Sets =
    [
        ("explosives", ["condensed", "explosives"], "truth.csv", 1, ""),
        ("gas", ["gas"], "truth.csv", 1, ""),
        ("gas", ["condensed", "explosives"], "truth-condensed.csv", 1, ""),
        ("minerals", ["minerals"], "truth.csv", 1, ""),
        ("minerals-transmission", ["minerals-transmission"], "truth.csv", 1, ""),
        ("polymers", ["polymers"], "truth.csv", 1, ""),
        ("degraded", ["condensed", "explosives"], "truth.csv", 12, "kind"),
        ("nomatch", ["condensed", "explosives"], "truth.csv", 1, "kind"),
        ("mixtures", ["condensed", "explosives"], "truth.csv", 3, ""),
        ("mixtures-foreign", ["condensed", "explosives"], "truth.csv", 3, ""),
        ("mission", ["condensed", "explosives"], "truth.csv", 1, "active"),
    ];

    public void AddTo(MarkdownText text)
    {
        text.Heading(2, "Verdicts");
        text.Paragraph("What `spectra identify` answers, mixtures, quality and alerts included. The models were trained on these sets: the tables above say what is to be expected of others. Right: every substance named is right, and of a mixture nothing is missing. Partly: a right one is among those named. Of degraded every 12th query, of the mixtures every third.");
        text.Table(
            ["queries", "libraries", "n", "match: right, partly, wrong", "mixture: right, partly, wrong", "group: right, partly, wrong", "no match", "not identifiable, unusable", "with an alert"],
            Sets.SelectMany(Rows));
    }

    private IEnumerable<string[]> Rows((string Queries, string[] Libraries, string Truth, int Every, string Kind) set)
    {
        progress($"verdicts: {set.Queries} in {string.Join(" + ", set.Libraries)}");
        ImmutableArray<ReferenceLibrary> open = [.. set.Libraries.Select(libraries.Get)];
        Dictionary<string, string> keys = open.SelectMany(library => library.References).DistinctBy(reference => reference.Id).ToDictionary(reference => reference.Id, reference => reference.Substance.Key);
        Identifier identifier = new(open, Metric.Default, ReferenceFacts.Catalogue, ReferenceFacts.Residues, 10);
        Query[] queries = [.. QuerySet.Read(Path.Combine(corpus, $"{set.Queries}-queries.zip"), set.Truth).Where((query, i) => i % set.Every == 0 && query.Spectrum is not null)];
        return queries.AsParallel().AsOrdered()
            .Select(query => (Query: query, Report: identifier.Identify(query.File, 0, "", query.Spectrum!, RoleInference.Infer(query.Spectrum!))))
            .AsEnumerable()
            .GroupBy(answer => Kind(answer.Query, set.Kind))
            .OrderBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => Row(kind.Key.Length == 0 ? set.Queries : $"{set.Queries}: {kind.Key}", string.Join(" + ", set.Libraries), [.. kind.Select(answer => (answer.Report, Correct(answer.Query, answer.Report, keys)))]));
    }

    private static string Kind(Query query, string kind) =>
        kind == "active" ? (query.Kind("active") == "none" ? "diluents alone" : "with a controlled or dangerous substance") : kind.Length > 0 ? query.Kind(kind) : "";

    private static Naming Correct(Query query, IdentificationReport report, Dictionary<string, string> keys)
    {
        HashSet<string> right = [.. query.TruthIds.Where(keys.ContainsKey).Select(id => keys[id])];
        HashSet<string> named = [.. report.Verdict.Ids.Select(id => keys[id])];
        bool isWhole = named.IsSubsetOf(right) && (query.Expect != "mixture" || right.IsSubsetOf(named));
        return named.Count > 0 && isWhole ? Naming.Right : named.Overlaps(right) ? Naming.Partly : Naming.Wrong;
    }

    private static string[] Row(string name, string against, (IdentificationReport Report, Naming Naming)[] answers)
    {
        int Count(string kind, Naming naming) => answers.Count(answer => answer.Report.Verdict.Kind == kind && answer.Naming == naming);
        int Of(params string[] kinds) => answers.Count(answer => kinds.Contains(answer.Report.Verdict.Kind));
        return
        [
            name,
            against,
            Text(answers.Length),
            $"{Text(Count("presumptive-match", Naming.Right))}, {Text(Count("presumptive-match", Naming.Partly))}, {Text(Count("presumptive-match", Naming.Wrong))}",
            $"{Text(Count("mixture", Naming.Right))}, {Text(Count("mixture", Naming.Partly))}, {Text(Count("mixture", Naming.Wrong))}",
            $"{Text(Count("inconclusive", Naming.Right))}, {Text(Count("inconclusive", Naming.Partly))}, {Text(Count("inconclusive", Naming.Wrong))}",
            Text(Of("no-match")),
            $"{Text(Of("not-identifiable"))}, {Text(Of("unusable"))}",
            Text(answers.Count(answer => !answer.Report.Alerts.IsEmpty)),
        ];
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private enum Naming
    {
        Wrong,
        Partly,
        Right,
    }
}
