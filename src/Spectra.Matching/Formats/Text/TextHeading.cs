using System.Collections.Immutable;

namespace Spectra.Formats.Text;

/// <summary>What the lines above a table state: column titles, units, and how the spectrum was measured.</summary>
internal sealed class TextHeading
{
    private const int MostLines = 1000;
    private const int MostLineBytes = 4000;

    private TextHeading(ImmutableArray<string> titles, TextStatements statements) => (Titles, Statements) = (titles, statements);

    /// <summary>The titles of the columns, one a column, empty where there is none; no element where there are no titles at all.</summary>
    public ImmutableArray<string> Titles { get; }

    /// <summary>The statements "name: value".</summary>
    public TextStatements Statements { get; }

    /// <summary>How many lines above the table look like rows of numbers of another shape.</summary>
    public int RowsOfNumbers { get; private init; }

    /// <summary>Reads the lines above the table.</summary>
    public static TextHeading Read(ReadOnlySpan<byte> text, TextSurvey survey, int firstLine)
    {
        TextStatements statements = new();
        List<string[]> titleRows = [];
        int rowsOfNumbers = 0;
        TextLines lines = new(text);
        while (lines.MoveNext() && lines.Number < Math.Min(firstLine, MostLines))
        {
            ReadOnlySpan<byte> line = lines.Current[..Math.Min(lines.Current.Length, MostLineBytes)];
            rowsOfNumbers += TextRow.LooksLikeNumbers(line) ? 1 : 0;
            string words = TextBytes.Words(line).Trim().TrimStart('#', '!', '/').Trim();
            if (words.Length == 0 || statements.Accept(words, (char)survey.Layout.Delimiter))
            {
                titleRows.Clear();
            }
            else if (TitlesOf(line, words, survey) is { } titles)
            {
                titleRows.Add(titles);
            }
            else
            {
                titleRows.Clear();
            }
        }

        return new TextHeading(Joined(titleRows, survey.Columns), statements) { RowsOfNumbers = rowsOfNumbers };
    }

    private static string[]? TitlesOf(ReadOnlySpan<byte> line, string words, TextSurvey survey)
    {
        ReadOnlySpan<byte> plain = line.TrimStart("#!/ "u8);
        List<string> titles = [];
        TextCells cells = new(plain, survey.Layout with { Paired = false });
        while (cells.MoveNext() && titles.Count <= survey.Columns)
        {
            titles.Add(TextBytes.Words(cells.Current));
        }

        // A delimiter after the last title is as common as one after the last value.
        if (titles.Count == survey.Columns + 1 && titles[^1].Length == 0)
        {
            titles.RemoveAt(titles.Count - 1);
        }

        return titles.Count == survey.Columns ? [.. titles] : survey.Columns == 2 ? TwoTitles(words) : null;
    }

    // Titles with blanks in them, "Wavenumber (cm-1)  %T", over columns that blanks separate.
    private static string[]? TwoTitles(string words)
    {
        string[] parts = words.Split([' ', '\t', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
        string[]? titles = null;
        for (int split = 1; split < Math.Min(parts.Length, 12); split++)
        {
            string left = string.Join(' ', parts[..split]);
            string right = string.Join(' ', parts[split..]);
            bool both = UnitWords.ParseAxis(left) != AxisUnit.NotStated && UnitWords.ParseOrdinate(right).Stated != OrdinateUnit.NotStated.Id;
            titles = both ? [left, right] : titles;
        }

        return titles;
    }

    // Names in one row and units in the next make one title a column.
    private static ImmutableArray<string> Joined(List<string[]> rows, int columns)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        string[] titles = new string[columns];
        for (int column = 0; column < columns; column++)
        {
            titles[column] = string.Join(' ', rows.TakeLast(2).Select(row => row[column])).Trim();
        }

        return [.. titles];
    }
}
