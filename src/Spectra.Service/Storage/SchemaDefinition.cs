using System.Collections.Immutable;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Spectra.Service.Storage;

/// <summary>The tables, indexes and triggers around evidence, by name, with the text that made them.</summary>
/// <param name="Definitions">Name to definition, its kind and table in front.</param>
internal sealed record SchemaDefinition(ImmutableSortedDictionary<string, string> Definitions)
{
    /// <summary>The schema of an open database: everything on evidence tables, and every trigger and view wherever it is.</summary>
    public static SchemaDefinition Of(SqliteConnection connection) =>
        new(connection.Query<(string Kind, string Name, string OfTable, string? Sql)>("SELECT type, name, tbl_name, sql FROM sqlite_master")
            .Where(static entry => entry.Kind is "trigger" or "view" || entry.OfTable.StartsWith("evidence_", StringComparison.OrdinalIgnoreCase))
            .ToImmutableSortedDictionary(static entry => entry.Name, static entry => $"{entry.Kind} on {entry.OfTable}: {entry.Sql ?? "implied"}", StringComparer.Ordinal));

    /// <summary>One sentence for each difference.</summary>
    public IEnumerable<(string Name, string Sentence)> DifferencesFrom(SchemaDefinition expected)
    {
        foreach ((string name, string definition) in expected.Definitions)
        {
            if (!Definitions.TryGetValue(name, out string? found))
            {
                yield return (name, $"The {Kind(definition)} '{name}' is missing from the database: evidence is not protected as it should be.");
            }
            else if (found != definition)
            {
                yield return (name, $"The {Kind(definition)} '{name}' is not as this version defines it.");
            }
        }

        foreach ((string name, string definition) in Definitions)
        {
            if (!expected.Definitions.ContainsKey(name))
            {
                yield return (name, $"The {Kind(definition)} '{name}' does not belong into the database.");
            }
        }
    }

    private static string Kind(string definition) => definition[..definition.IndexOf(' ', StringComparison.Ordinal)];
}
