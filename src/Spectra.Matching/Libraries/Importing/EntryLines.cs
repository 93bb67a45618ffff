using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Spectra.Libraries.Importing;

/// <summary>Entries as text, one JSON object a line in UTF-8 with LF: the same entries make the same bytes.</summary>
public static class EntryLines
{
    private static readonly EntryJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });

    /// <summary>Writes the entries of a release in their order.</summary>
    public static void Write(Stream stream, IEnumerable<ReleaseEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(entries);
        foreach (ReleaseEntry entry in entries)
        {
            JsonSerializer.Serialize(stream, entry, Json.ReleaseEntry);
            stream.WriteByte((byte)'\n');
        }
    }

    /// <summary>Writes imported entries in their order.</summary>
    public static void Write(Stream stream, IEnumerable<ImportedEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(entries);
        foreach (ImportedEntry entry in entries)
        {
            JsonSerializer.Serialize(stream, entry, Json.ImportedEntry);
            stream.WriteByte((byte)'\n');
        }
    }

    /// <summary>Reads the entries of a release, lazily.</summary>
    /// <exception cref="InvalidDataException">A line is no entry; the message names it.</exception>
    public static IEnumerable<ReleaseEntry> ReadRelease(TextReader lines) => Read(lines, line => JsonSerializer.Deserialize(line, Json.ReleaseEntry));

    /// <summary>Reads imported entries, lazily.</summary>
    /// <exception cref="InvalidDataException">A line is no entry; the message names it.</exception>
    public static IEnumerable<ImportedEntry> ReadImported(TextReader lines) => Read(lines, line => JsonSerializer.Deserialize(line, Json.ImportedEntry));

    private static IEnumerable<T> Read<T>(TextReader lines, Func<string, T?> parse)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(lines);
        int number = 0;
        while (lines.ReadLine() is { } line)
        {
            number++;
            yield return Parsed(line, number, parse);
        }
    }

    private static T Parsed<T>(string line, int number, Func<string, T?> parse)
        where T : class
    {
        try
        {
            return parse(line) ?? throw new InvalidDataException($"Line {number} of the list of entries is null: expected an entry.");
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"Line {number} of the list of entries is no entry: {broken.Message}", broken);
        }
    }
}

/// <summary>Serializers of the entries, made at build time.</summary>
[JsonSerializable(typeof(ReleaseEntry))]
[JsonSerializable(typeof(ImportedEntry))]
internal sealed partial class EntryJson : JsonSerializerContext;
