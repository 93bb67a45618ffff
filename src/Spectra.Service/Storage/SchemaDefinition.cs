using System.Collections.Immutable;

namespace Spectra.Service.Storage;

/// <summary>The tables, indexes and triggers around evidence, by name, with the text that made them.</summary>
/// <param name="Definitions">Name to definition, its kind and table in front.</param>
internal sealed record SchemaDefinition(ImmutableSortedDictionary<string, string> Definitions)
{
    /// <summary>The schema of these parts; parts that share a name are one definition, so that none hides behind another.</summary>
    public static SchemaDefinition Of(IEnumerable<SchemaPart> parts) =>
        new(parts.GroupBy(static part => part.Name, StringComparer.Ordinal).ToImmutableSortedDictionary(
            static named => named.Key,
            static named => string.Join('\n', named.Select(static part => $"{part.Kind} on {part.OfTable}: {part.Definition}").Order(StringComparer.Ordinal)),
            StringComparer.Ordinal));

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
