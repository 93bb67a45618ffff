using System.Globalization;
using System.Runtime.InteropServices;

namespace Spectra.Formats.Text;

/// <summary>The rows of numbers of a text, row by row; NaN where a value is missing. The first column always holds finite numbers.</summary>
internal sealed class TextTable
{
    /// <summary>The most numbers that are read from one text; hyperspectral maps larger than this belong in a binary format.</summary>
    public const int MostValues = 2_000_000;

    private readonly List<double> _values = [];

    private TextTable(int columns) => Columns = columns;

    /// <summary>How many columns the table has.</summary>
    public int Columns { get; }

    /// <summary>How many rows the table has.</summary>
    public int Rows => _values.Count / Columns;

    /// <summary>The number of the first row's line.</summary>
    public int FirstLine { get; private set; }

    /// <summary>How many lines of words stand after the last row.</summary>
    public int LinesAfter { get; private set; }

    /// <summary>How many values were words for infinity, or too large for a number.</summary>
    public int InfiniteValues { get; private set; }

    /// <summary>Reads the table that the survey found.</summary>
    /// <exception cref="FileRefusedException">A line within the table does not belong to it.</exception>
    public static TextTable Read(ReadOnlySpan<byte> text, TextSurvey survey)
    {
        TextTable table = new(survey.Columns);
        TextLines lines = new(text);
        int lineOfWords = 0;
        while (lines.MoveNext())
        {
            TextRow row = TextRow.Of(lines.Current, survey.Layout);
            bool started = table.FirstLine > 0;
            if (row.Kind == TextRowKind.Text && started)
            {
                if (TextRow.LooksLikeNumbers(lines.Current))
                {
                    throw new FileRefusedException(
                        ReadErrorCode.UnsupportedVariant,
                        $"Line {lines.Number} looks like numbers but can't be read as the rows above it, thousands separators for one: expected {survey.Columns} columns.");
                }

                lineOfWords = lineOfWords == 0 ? lines.Number : lineOfWords;
                table.LinesAfter++;
            }
            else if (row.Kind == TextRowKind.Numbers && (started || row.Columns == survey.Columns))
            {
                if (lineOfWords > 0)
                {
                    throw new FileRefusedException(
                        ReadErrorCode.UnsupportedVariant,
                        $"Line {lineOfWords} holds other text than numbers but rows of numbers go on after it: expected one table of {survey.Columns} columns.");
                }

                table.FirstLine = started ? table.FirstLine : lines.Number;
                table.Add(lines.Current, survey.Layout, lines.Number);
            }
        }

        return table;
    }

    /// <summary>The refusal of a table with more numbers than are read.</summary>
    public static FileRefusedException TooLarge(int lineNumber) =>
        new(ReadErrorCode.TooLarge, $"The table has more than {MostValues} numbers by line {lineNumber}; at most that many are read.");

    /// <summary>One column, copied.</summary>
    public double[] Column(int column)
    {
        double[] values = new double[Rows];
        ReadOnlySpan<double> all = CollectionsMarshal.AsSpan(_values);
        for (int row = 0; row < values.Length; row++)
        {
            values[row] = all[(row * Columns) + column];
        }

        return values;
    }

    private void Add(ReadOnlySpan<byte> line, TextLayout layout, int lineNumber)
    {
        if (_values.Count + Columns > MostValues)
        {
            throw TooLarge(lineNumber);
        }

        int column = 0;
        TextCells cells = new(line, layout);
        while (cells.MoveNext())
        {
            if (column < Columns)
            {
                _values.Add(Value(cells.Current, layout, column, lineNumber));
            }
            else if (!cells.Current.IsEmpty)
            {
                throw new FileRefusedException(
                    ReadErrorCode.UnsupportedVariant,
                    string.Create(CultureInfo.InvariantCulture, $"Line {lineNumber} has more than the {Columns} columns of the rows around it."));
            }

            column++;
        }

        for (; column < Columns; column++)
        {
            _values.Add(double.NaN);
        }
    }

    private double Value(ReadOnlySpan<byte> cell, TextLayout layout, int column, int lineNumber)
    {
        CellKind kind = TextNumber.Classify(cell, layout.Decimal);
        double value = kind == CellKind.Number ? TextNumber.Parse(cell, layout.Decimal) : double.NaN;
        if (kind == CellKind.Infinite || double.IsInfinity(value))
        {
            InfiniteValues++;
            value = double.NaN;
        }

        return column > 0 || !double.IsNaN(value)
            ? value
            : throw new FileRefusedException(ReadErrorCode.NotASpectrum, $"Line {lineNumber} starts with a number beyond the range of double precision: expected an axis position.");
    }
}
