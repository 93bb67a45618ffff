using System.Collections.Immutable;

namespace Spectra.Formats.Text;

/// <summary>Columns of numbers in a text: CSV, TXT and their like, with whatever delimiter, decimal mark, heading and encoding.</summary>
/// <remarks>
/// The layout is the one that explains most rows of the whole text, see <see cref="TextSurvey"/>. Nothing within the table is skipped:
/// a line that does not belong to it refuses the file. The format has no signature, so it comes last.
/// </remarks>
internal sealed class TextFormat : ISpectrumFormat
{
    private const int FewestRows = 2;
    private const int MostStrayRows = 3;

    public string Name => "text xy";

    public bool Recognises(ReadOnlySpan<byte> content, string fileName) => TextBytes.IsText(content);

    public ImmutableArray<Spectrum> Read(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> text = TextBytes.Normalised(content);
        RefuseOtherText(text);
        TextSurvey survey = TextSurvey.Best(text);
        if (survey.Rows == 0)
        {
            throw NoRows(text);
        }

        TextTable table = TextTable.Read(text, survey);
        TextHeading heading = TextHeading.Read(text, survey, table.FirstLine);
        bool isOwn = SubfileColumns.Matches(heading.Titles);
        RefuseUnlikely(survey, table, heading, isOwn);
        ImmutableArray<SpectrumWarning> warnings = Doubts(text, survey, table, heading, isOwn);
        return isOwn ? SubfileColumns.Read(table, warnings) : new TextSpectra(table, heading, warnings).All();
    }

    private static void RefuseOtherText(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> start = text.TrimStart(" \t\r\n\f"u8);
        if (start.IsEmpty)
        {
            throw new FileRefusedException(ReadErrorCode.NoData, "The file holds nothing but blanks.");
        }

        string? kind = start[0] == (byte)'<' ? "an HTML or XML document"
            : start[0] == (byte)'{' || (start[0] == (byte)'[' && start[1..].TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[' or (byte)'"' or (>= (byte)'0' and <= (byte)'9') or (byte)'-', ..]) ? "a JSON document"
            : LooksLikeJcamp(start) ? "a piece of a JCAMP-DX file without its beginning"
            : null;
        if (kind is not null)
        {
            throw new FileRefusedException(ReadErrorCode.NotASpectrum, $"The content is {kind}: expected a spectrum.");
        }
    }

    // Its table would be misread: a row there is one position and several ordinates of consecutive points.
    private static bool LooksLikeJcamp(ReadOnlySpan<byte> text) =>
        text.IndexOf("(X++(Y..Y))"u8) >= 0 || text.IndexOf("\n##END="u8) >= 0 || (text.StartsWith("##"u8) && text[..Math.Min(text.Length, 100)].Contains((byte)'='));

    private static FileRefusedException NoRows(ReadOnlySpan<byte> text)
    {
        TextLines lines = new(text);
        while (lines.MoveNext() && lines.Number <= 100)
        {
            string words = TextBytes.Words(lines.Current[..Math.Min(lines.Current.Length, 200)]);
            int delimiter = words.AsSpan().IndexOfAny(",;\t");
            if (delimiter > 0 && UnitWords.ParseAxis(words[..delimiter]) != AxisUnit.NotStated)
            {
                return new FileRefusedException(ReadErrorCode.NoData, $"Line {lines.Number} heads the columns of a spectrum but no row of numbers follows.");
            }
        }

        return new FileRefusedException(ReadErrorCode.NotASpectrum, "The text has no rows of numbers: expected an axis position and one or more ordinates a line.");
    }

    private static void RefuseUnlikely(TextSurvey survey, TextTable table, TextHeading heading, bool isOwn)
    {
        if (table.Rows < FewestRows && !isOwn)
        {
            throw new FileRefusedException(ReadErrorCode.NoData, $"The text has a single row of numbers, in line {table.FirstLine}: expected at least {FewestRows}.");
        }

        if (heading.RowsOfNumbers > MostStrayRows)
        {
            throw new FileRefusedException(
                ReadErrorCode.UnsupportedVariant,
                $"{heading.RowsOfNumbers} lines above line {table.FirstLine} look like numbers but have another number of columns or thousands separators: expected one table of {table.Columns} columns.");
        }

        bool headed = isOwn || heading.Titles.Any(title => UnitWords.ParseAxis(title) != AxisUnit.NotStated) || heading.Statements.AxisUnit != AxisUnit.NotStated;
        if (!headed && survey.TextLines > table.Rows)
        {
            throw new FileRefusedException(
                ReadErrorCode.NotASpectrum,
                $"The text has {survey.TextLines} lines of words and only {table.Rows} rows of numbers, and nothing names an axis: expected a spectrum's table.");
        }

        if (heading.Statements.Points is { } stated && stated != table.Rows)
        {
            throw new FileRefusedException(ReadErrorCode.CountMismatch, $"The heading states {stated} points but the table has {table.Rows} rows.");
        }
    }

    private static ImmutableArray<SpectrumWarning> Doubts(ReadOnlySpan<byte> text, TextSurvey survey, TextTable table, TextHeading heading, bool isOwn)
    {
        ImmutableArray<SpectrumWarning>.Builder doubts = ImmutableArray.CreateBuilder<SpectrumWarning>();
        if (survey.Layout.Paired)
        {
            doubts.Add(new SpectrumWarning("delimiter-assumed", "Commas are both decimal marks and column separators here; they were paired, because parts after them start with zeros."));
        }
        else if (survey.Layout.Delimiter == (byte)',' && survey.Layout.Decimal == (byte)'.' && !isOwn && !HasDecimalPoint(text, table.FirstLine))
        {
            doubts.Add(new SpectrumWarning("delimiter-assumed", "No number has a decimal point, so the commas could be decimal marks; they were taken as column separators."));
        }

        if (heading.RowsOfNumbers > 0)
        {
            doubts.Add(new SpectrumWarning("rows-ignored", $"{heading.RowsOfNumbers} lines of numbers above line {table.FirstLine} have another shape than the table and were taken as heading."));
        }

        if (table.LinesAfter > 0)
        {
            doubts.Add(new SpectrumWarning("text-after-data", $"{table.LinesAfter} lines of text after the last row of numbers were not read."));
        }

        if (table.InfiniteValues > 0)
        {
            doubts.Add(new SpectrumWarning("infinite-ordinates", $"{table.InfiniteValues} ordinates are infinite and were taken as missing."));
        }

        return doubts.ToImmutable();
    }

    private static bool HasDecimalPoint(ReadOnlySpan<byte> text, int firstLine)
    {
        TextLines lines = new(text);
        while (lines.MoveNext())
        {
            if (lines.Number >= firstLine && lines.Current.Contains((byte)'.'))
            {
                return true;
            }
        }

        return false;
    }
}
