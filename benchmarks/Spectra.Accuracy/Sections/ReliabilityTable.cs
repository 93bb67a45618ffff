using System.Globalization;
using Spectra.Accuracy.Statistics;

namespace Spectra.Accuracy.Sections;

/// <summary>The table of calibration errors, one row a set.</summary>
internal static class ReliabilityTable
{
    /// <summary>Adds the table.</summary>
    /// <param name="text">The report.</param>
    /// <param name="sets">Each set's name, its answers' reliability, and by how much the error may exceed the floor.</param>
    public static void AddTo(MarkdownText text, IEnumerable<(string Set, Reliability Reliability, double Allowed)> sets)
    {
        text.Paragraph("ECE: expected calibration error, the mean difference between stated probability and share right over equally filled bins (10 at most). Floor: the error that a perfect model has on so many answers with these probabilities, its mean and its 95th percentile, by 2000 seeded draws.");
        text.Table(
            ["set", "n", "right", "mean probability", "ECE", "floor", "95th percentile", "within the aim", "Brier"],
            sets.Select(row => new[]
            {
                row.Set,
                row.Reliability.Count.ToString(CultureInfo.InvariantCulture),
                MarkdownText.Number((double)row.Reliability.Bins.Sum(bin => bin.Right) / row.Reliability.Count),
                MarkdownText.Number(row.Reliability.Bins.Sum(bin => bin.Stated * bin.Count) / row.Reliability.Count),
                MarkdownText.Number(row.Reliability.Error),
                MarkdownText.Number(row.Reliability.Floor),
                MarkdownText.Number(row.Reliability.FloorUpper),
                $"{(row.Reliability.Error <= row.Reliability.Floor + row.Allowed ? "yes" : "no")} (floor + {row.Allowed.ToString("F2", CultureInfo.InvariantCulture)})",
                row.Reliability.Brier.ToString("F4", CultureInfo.InvariantCulture),
            }));
    }
}
