using System.Collections.Concurrent;
using Spectra.Service.Substances;

namespace Spectra.Service.Tests.Substances;

/// <summary>The reference files that the product ships with, through the product and, independently of it, as raw rows.</summary>
internal static class Facts
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Read = new();

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "reference-libraries");

    public static SubstanceCatalogue Catalogue { get; } = SubstanceCatalogue.Load(Folder);

    /// <summary>The rows of a file as column-to-value maps, split by a reader of the tests' own.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string file) => Read.GetOrAdd(file, Parse);

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Parse(string file)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Folder, file));
        List<string> columns = Split(lines[0]);
        return [.. lines.Skip(1).Where(line => line.Length > 0).Select(line =>
        {
            List<string> fields = Split(line);
            Assert.Equal(columns.Count, fields.Count);
            return columns.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second);
        })];
    }

    private static List<string> Split(string line)
    {
        List<string> fields = [""];
        bool quoted = false;
        foreach (char c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add("");
            }
            else
            {
                fields[^1] += c;
            }
        }

        return fields;
    }
}
