namespace Spectra.Formats.Text;

/// <summary>How well a layout explains a whole text: the number of rows that have the layout's most frequent number of columns.</summary>
/// <param name="Layout">The layout.</param>
/// <param name="Columns">The most frequent number of columns among the rows of numbers, at least 2; 0 where there is no such row.</param>
/// <param name="Rows">How many rows have that many columns.</param>
/// <param name="Missing">How many cells of those rows hold no number.</param>
/// <param name="TextLines">How many lines are neither numbers nor blank nor comments.</param>
/// <param name="HasLeadingZeroDecimals">Whether a pairing comma is followed by a zero and more.</param>
internal readonly record struct TextSurvey(TextLayout Layout, int Columns, int Rows, int Missing, int TextLines, bool HasLeadingZeroDecimals)
{
    // No spectrum has a longer heading, and a long text of something else should not be searched to its end under every layout.
    private const int MostLinesBeforeData = 10_000;

    /// <summary>The layout that explains most rows; of equals the one with fewer missing values, then the likelier.</summary>
    public static TextSurvey Best(ReadOnlySpan<byte> text)
    {
        TextSurvey best = default;
        foreach (TextLayout layout in TextLayout.Candidates)
        {
            if (layout.IsPossibleIn(text))
            {
                TextSurvey survey = Of(text, layout);
                best = survey.Explains(best) ? survey : best;
            }
        }

        return best;
    }

    private bool Explains(TextSurvey other) =>
        Rows != other.Rows ? Rows > other.Rows
        : Layout.Paired ? HasLeadingZeroDecimals
        : Missing < other.Missing;

    private static TextSurvey Of(ReadOnlySpan<byte> text, TextLayout layout)
    {
        long values = 0;
        Dictionary<int, (int Rows, int Missing)> byColumns = [];
        int textLines = 0;
        bool leadingZero = false;
        TextLines lines = new(text);
        while (lines.MoveNext() && (byColumns.Count > 0 || lines.Number <= MostLinesBeforeData))
        {
            TextRow row = TextRow.Of(lines.Current, layout);
            textLines += row.Kind == TextRowKind.Text ? 1 : 0;
            if (row.Kind == TextRowKind.Numbers && row.Columns > 1)
            {
                (int rows, int missing) = byColumns.GetValueOrDefault(row.Columns);
                byColumns[row.Columns] = (rows + 1, missing + row.Missing);
                leadingZero |= row.HasLeadingZeroDecimals;
                values += row.Columns;
                if (values > TextTable.MostValues)
                {
                    throw TextTable.TooLarge(lines.Number);
                }
            }
        }

        if (byColumns.Count == 0)
        {
            return new TextSurvey(layout, 0, 0, 0, textLines, false);
        }

        // Of equally frequent numbers of columns the larger is taken, so that no value is lost in silence.
        (int columns, (int Rows, int Missing) most) = byColumns.MaxBy(pair => (pair.Value.Rows, pair.Key));
        return new TextSurvey(layout, columns, most.Rows, most.Missing, textLines, leadingZero);
    }
}
