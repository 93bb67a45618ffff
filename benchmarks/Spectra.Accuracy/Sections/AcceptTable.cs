using System.Globalization;
using Spectra.Accuracy.Statistics;

namespace Spectra.Accuracy.Sections;

/// <summary>The table of spectra that are in no library and how many of them are accepted, one row a kind and rule.</summary>
internal static class AcceptTable
{
    /// <summary>Adds the table.</summary>
    /// <param name="text">The report.</param>
    /// <param name="rows">The rule, the kind of spectra, how many there are and how many the rule accepts.</param>
    public static void AddTo(MarkdownText text, IEnumerable<(string Rule, string Kind, int Count, int Accepted)> rows) => text.Table(
        ["rule", "kind", "n", "accepted", "share", "upper 95 % limit"],
        rows.Select(row => new[]
        {
            row.Rule,
            row.Kind,
            row.Count.ToString(CultureInfo.InvariantCulture),
            row.Accepted.ToString(CultureInfo.InvariantCulture),
            MarkdownText.Number((double)row.Accepted / row.Count),
            MarkdownText.Number(Proportion.UpperLimit(row.Accepted, row.Count)),
        }));
}
