using CsvHelper;

namespace Spectra.Accuracy;

/// <summary>A CSV table with a heading line.</summary>
internal static class Table
{
    /// <summary>The rows as column name to value.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(TextReader text)
    {
        using CsvReader csv = CsvReader.Create(text, new CsvReaderOptions { Separator = ',' });
        while (csv.Read())
        {
            Dictionary<string, string> row = [];
            foreach (string column in csv.Headers)
            {
                row[column] = csv.TryGetFieldIndex(column, out int index) ? csv.GetString(index) : "";
            }

            yield return row;
        }
    }
}
