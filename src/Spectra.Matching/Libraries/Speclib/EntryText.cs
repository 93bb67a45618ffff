using System.Text.Json;

namespace Spectra.Libraries.Speclib;

/// <summary>Reads the JSON texts of a library. By hand: describing their types to a serializer takes longer than reading the few that an answer needs.</summary>
internal static class EntryText
{
    /// <summary>Reads an entry.</summary>
    /// <exception cref="JsonException">It is no entry.</exception>
    public static ReferenceSpectrum Reference(ReadOnlySpan<byte> text)
    {
        using JsonDocument document = Parse(text);
        JsonElement entry = document.RootElement;
        JsonElement substance = Required(entry, "substance");
        return new ReferenceSpectrum(
            Text(entry, "id"),
            new Substance(Text(substance, "key"), Text(substance, "name"), Optional(substance, "cas")),
            Technique(Text(entry, "technique")),
            Optional(entry, "phase"),
            Optional(entry, "source"),
            Text(entry, "unit"),
            Required(entry, "isSynthetic").ValueKind == JsonValueKind.True,
            Optional(entry, "sha256"))
        {
            TechniqueStated = Optional(entry, "techniqueStated"),
        };
    }

    /// <summary>Reads the manifest.</summary>
    /// <exception cref="JsonException">It is no manifest.</exception>
    public static LibraryManifest Manifest(ReadOnlySpan<byte> text)
    {
        using JsonDocument document = Parse(text);
        JsonElement manifest = document.RootElement;
        JsonElement views = Required(manifest, "views");
        string[] names = new string[views.ValueKind == JsonValueKind.Array ? views.GetArrayLength() : throw new JsonException("its views are no list")];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = views[i].ValueKind == JsonValueKind.String ? views[i].GetString()! : throw new JsonException("one of its views is no text");
        }

        return new LibraryManifest(
            Text(manifest, "name"),
            Text(manifest, "release"),
            Text(manifest, "engine"),
            Number(manifest, "gridFirst"),
            Number(manifest, "gridStep"),
            Whole(manifest, "gridCount"),
            Text(manifest, "recipe"),
            Text(manifest, "recipeHash"),
            Whole(manifest, "stride"),
            System.Collections.Immutable.ImmutableArray.Create(names),
            Whole(manifest, "count"),
            Required(manifest, "hasSynthetic").ValueKind == JsonValueKind.True);
    }

    private static JsonDocument Parse(ReadOnlySpan<byte> text)
    {
        Utf8JsonReader reader = new(text);
        JsonDocument document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            return document;
        }

        document.Dispose();
        throw new JsonException("it is no object");
    }

    private static JsonElement Required(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) ? value : throw new JsonException($"it has no {name}");

    private static string Text(JsonElement element, string name) => Optional(element, name) ?? throw new JsonException($"its {name} is no text");

    private static string? Optional(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double Number(JsonElement element, string name) =>
        Required(element, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out double number) ? number : throw new JsonException($"its {name} is no number");

    private static int Whole(JsonElement element, string name) =>
        Required(element, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out int number) ? number : throw new JsonException($"its {name} is no whole number");

    private static Technique Technique(string name) => name switch
    {
        nameof(Spectra.Technique.NotStated) => Spectra.Technique.NotStated,
        nameof(Spectra.Technique.Atr) => Spectra.Technique.Atr,
        nameof(Spectra.Technique.Transmission) => Spectra.Technique.Transmission,
        nameof(Spectra.Technique.Gas) => Spectra.Technique.Gas,
        nameof(Spectra.Technique.Reflectance) => Spectra.Technique.Reflectance,
        _ => throw new JsonException($"its technique '{name}' is not known"),
    };
}
