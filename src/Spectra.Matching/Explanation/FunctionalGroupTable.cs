using System.Collections.Frozen;
using System.Globalization;
using CsvHelper;

namespace Spectra.Explanation;

/// <summary>Where the textbooks expect the bands of functional groups: data of the caller, each row as unverified as its source says.</summary>
public sealed class FunctionalGroupTable
{
    private readonly FrozenDictionary<(string Group, string Assignment), (double Low, double High)> _ranges;

    private FunctionalGroupTable(FrozenDictionary<(string Group, string Assignment), (double Low, double High)> ranges) => _ranges = ranges;

    /// <summary>A table of nothing: no class is ever hinted.</summary>
    public static FunctionalGroupTable Empty { get; } = new(FrozenDictionary<(string Group, string Assignment), (double Low, double High)>.Empty);

    /// <summary>Reads <c>functional_groups.csv</c>: group, assignment, range_low_cm1, range_high_cm1; further columns are for people.</summary>
    /// <exception cref="FormatException">A column is missing or a range is none; the message names the row.</exception>
    public static FunctionalGroupTable Load(TextReader text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using CsvReader rows = CsvReader.Create(text, new CsvReaderOptions { Separator = ',', TrackLineNumbers = true }, leaveOpen: true);
        rows.ReadHeader();
        foreach (string column in (string[])["group", "assignment", "range_low_cm1", "range_high_cm1"])
        {
            if (!rows.TryGetFieldIndex(column, out _))
            {
                throw new FormatException($"The table of functional groups needs the column {column}.");
            }
        }

        Dictionary<(string, string), (double, double)> ranges = [];
        while (rows.Read())
        {
            if (!TryPosition(rows.GetString("range_low_cm1"), out double low) || !TryPosition(rows.GetString("range_high_cm1"), out double high) || low > high)
            {
                throw new FormatException($"Line {rows.LineNumber} of the table of functional groups has no range: expected two wavenumbers in cm-1, the lower first.");
            }

            ranges[(rows.GetString("group").Trim(), rows.GetString("assignment").Trim())] = (low, high);
        }

        return new FunctionalGroupTable(ranges.ToFrozenDictionary());
    }

    /// <summary>The range of a band; null where the table does not have it.</summary>
    internal (double Low, double High)? RangeOf(string group, string assignment) => _ranges.TryGetValue((group, assignment), out (double Low, double High) range) ? range : null;

    private static bool TryPosition(string text, out double position) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out position) && position > 0;
}
