using System.Globalization;
using System.Text;

namespace Spectra.Accuracy.Sections;

/// <summary>A report under construction: headings, paragraphs, tables and figures in Markdown, numbers spelt the same in every culture.</summary>
internal sealed class MarkdownText
{
    private readonly StringBuilder _text = new();

    /// <summary>A share or score with three decimals.</summary>
    public static string Number(double value) => value.ToString("F3", CultureInfo.InvariantCulture);

    /// <summary>An interval of shares.</summary>
    public static string Interval((double Low, double High) interval) => $"{Number(interval.Low)}-{Number(interval.High)}";

    public MarkdownText Heading(int level, string text) => Line(new string('#', level) + " " + text).Line("");

    public MarkdownText Paragraph(string text) => Line(text).Line("");

    /// <summary>A figure of the folder of plots, beside the report.</summary>
    public MarkdownText Figure(string caption, string file) => Paragraph($"![{caption}](plots/{file})");

    public MarkdownText Table(string[] headings, IEnumerable<string[]> rows)
    {
        Line("| " + string.Join(" | ", headings) + " |");
        Line("|" + string.Concat(Enumerable.Repeat("---|", headings.Length)));
        foreach (string[] row in rows)
        {
            Line("| " + string.Join(" | ", row) + " |");
        }

        return Line("");
    }

    public override string ToString() => _text.ToString().TrimEnd('\n') + "\n";

    // Always a line feed: the committed file is the same wherever it was made.
    private MarkdownText Line(string line)
    {
        _text.Append(line).Append('\n');
        return this;
    }
}
