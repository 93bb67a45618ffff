using System.Text;
using Spectra.Service.Exports.Report.Pdf;

namespace Spectra.Service.Exports.Report;

/// <summary>Breaks text into lines of a width: between words, and inside one that is wider than the line, as a hash is.</summary>
internal static class TextLines
{
    /// <summary>The lines of a text.</summary>
    /// <param name="text">The text, of characters that the font has.</param>
    /// <param name="font">The font.</param>
    /// <param name="size">Its size in points.</param>
    /// <param name="width">The width in points.</param>
    public static IReadOnlyList<string> Of(string text, PdfFont font, double size, double width)
    {
        List<string> lines = [];
        foreach (string paragraph in text.Split('\n'))
        {
            StringBuilder line = new();
            foreach (string word in paragraph.Split(' ').SelectMany(word => Pieces(word, font, size, width)))
            {
                if (line.Length > 0 && font.WidthOf($"{line} {word}", size) > width)
                {
                    lines.Add(line.ToString());
                    line.Clear();
                }

                line.Append(line.Length > 0 ? " " : "").Append(word);
            }

            lines.Add(line.ToString());
        }

        return lines;
    }

    private static IEnumerable<string> Pieces(string word, PdfFont font, double size, double width)
    {
        int start = 0;
        for (int end = 1; end <= word.Length; end++)
        {
            if (end - start > 1 && font.WidthOf(word[start..end], size) > width)
            {
                yield return word[start..(end - 1)];
                start = end - 1;
            }
        }

        yield return word[start..];
    }
}
