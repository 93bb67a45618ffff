using System.Collections.Immutable;
using CsvHelper;

namespace Spectra.Formats.Sources;

/// <summary>Reads <c>index.csv</c>: which files of a folder or archive count, and what is known about them.</summary>
/// <remarks>Columns named <c>group</c> or <c>truth*</c> hold answers and are never read; nor is any other column unknown here.</remarks>
internal static class IndexFile
{
    /// <summary>The name of an index, in any case.</summary>
    public const string Name = "index.csv";

    private const int MostRows = 200_000;

    private static readonly CsvReaderOptions Dialect = CsvReaderOptions.Default with
    {
        Separator = ',',
        TrimWhitespace = true,
        TrackLineNumbers = true,
        MaxRecordSize = 1024 * 1024,
    };

    /// <summary>The entries, ordered by file name; several may name one file.</summary>
    /// <exception cref="FileRefusedException">It is no index, or names a file outside its folder.</exception>
    public static ImmutableArray<IndexEntry> Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            return [.. Entries(content).OrderBy(entry => entry.File, StringComparer.Ordinal)];
        }
        catch (CsvFormatException broken)
        {
            throw new FileRefusedException(ReadErrorCode.NotASpectrum, $"The index is broken in line {broken.LineNumber}: expected comma-separated values.");
        }
    }

    private static List<IndexEntry> Entries(ReadOnlyMemory<byte> content)
    {
        using CsvReader csv = CsvReader.Create(content, Dialect);
        csv.ReadHeader();
        if (!csv.TryGetFieldIndex("file", out _))
        {
            throw new FileRefusedException(ReadErrorCode.NotASpectrum, "The index has no column 'file': expected file,id,name,cas,phase,technique,source,x_unit,y_unit.");
        }

        List<IndexEntry> entries = [];
        while (csv.Read())
        {
            if (Field(csv, "file") is { } file)
            {
                entries.Add(Entry(csv, file.Replace('\\', '/')));
            }

            if (entries.Count > MostRows)
            {
                throw new FileRefusedException(ReadErrorCode.TooLarge, $"The index has more than {MostRows} rows.");
            }
        }

        return entries;
    }

    private static IndexEntry Entry(CsvReader csv, string file)
    {
        if (EntryName.Danger(file) is { } danger)
        {
            throw new FileRefusedException(ReadErrorCode.UnsafeArchive, $"Line {csv.LineNumber} of the index names a file that {danger}: expected a name below the index.");
        }

        return new IndexEntry(file)
        {
            Id = Field(csv, "id"),
            Name = Field(csv, "name"),
            Cas = Field(csv, "cas"),
            Phase = Field(csv, "phase"),
            TechniqueStated = Field(csv, "technique"),
            Source = Field(csv, "source"),
            AxisUnit = AxisUnitOf(Field(csv, "x_unit")),
            Unit = OrdinateUnitOf(Field(csv, "y_unit")),
        };
    }

    private static string? Field(CsvReader csv, string column) =>
        csv.TryGetFieldIndex(column, out int index) && index < csv.FieldCount && csv.GetString(index) is var field && !string.IsNullOrWhiteSpace(field) ? field : null;

    // A word the product has no unit for is a statement too, and reported as it stands.
    private static AxisUnit AxisUnitOf(string? words) =>
        words is null ? AxisUnit.NotStated
        : UnitWords.ParseAxis(words) is var unit && unit != AxisUnit.NotStated ? unit
        : AxisUnit.Of(words);

    private static OrdinateUnit OrdinateUnitOf(string? words) =>
        words is null ? OrdinateUnit.NotStated
        : UnitWords.ParseOrdinate(words) is var unit && unit.Stated != OrdinateUnit.NotStated.Id ? unit
        : OrdinateUnit.Of(words);
}
