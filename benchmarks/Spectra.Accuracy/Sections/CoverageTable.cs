using System.Globalization;
using Spectra.Accuracy.Statistics;

namespace Spectra.Accuracy.Sections;

/// <summary>The table of answer sets, one row a set of queries.</summary>
internal static class CoverageTable
{
    /// <summary>Adds the table.</summary>
    public static void AddTo(MarkdownText text, IEnumerable<(string Set, SetCoverage Coverage)> sets)
    {
        text.Paragraph("Coverage: the share of queries whose answer set holds a right substance. The promised level has to lie inside the coverage's interval; a set that covers more often is larger than it needs to be.");
        text.Table(
            ["set", "n", "level", "coverage", "95 % interval", "level inside", "median size", "mean size", "empty"],
            sets.Select(row => new[]
            {
                row.Set,
                row.Coverage.Count.ToString(CultureInfo.InvariantCulture),
                row.Coverage.Level.ToString("0.00#", CultureInfo.InvariantCulture),
                MarkdownText.Number(row.Coverage.Share),
                MarkdownText.Interval(row.Coverage.Interval),
                row.Coverage.HoldsLevel ? "yes" : "no",
                row.Coverage.MedianSize.ToString("0.#", CultureInfo.InvariantCulture),
                row.Coverage.MeanSize.ToString("F2", CultureInfo.InvariantCulture),
                row.Coverage.Empty.ToString(CultureInfo.InvariantCulture),
            }));
    }
}
