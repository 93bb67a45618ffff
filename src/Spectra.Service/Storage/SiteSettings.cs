using System.Text.Json;

namespace Spectra.Service.Storage;

/// <summary>The settings of a data folder: its file <c>spectra.json</c>, and over it the environment. Not thread-safe.</summary>
/// <remarks>The file is read once, when it is first asked. Keys that nobody here asks for are somebody else's. No sentence here quotes what was set: it may be a password.</remarks>
internal sealed class SiteSettings
{
    /// <summary>The settings' file in the data folder.</summary>
    public const string FileName = "spectra.json";

    private readonly Func<string, string?> _environment;
    private readonly string _folder;
    private JsonElement? _file;

    private SiteSettings(string folder, Func<string, string?> environment)
    {
        (_folder, _environment) = (folder, environment);
        FilePath = Path.Combine(folder, FileName);
    }

    /// <summary>Where the file is, or would be.</summary>
    public string FilePath { get; }

    /// <summary>The settings of a data folder.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="environment">Reads a variable; the process's own where null.</param>
    public static SiteSettings Of(string folder, Func<string, string?>? environment = null) => new(folder, environment ?? Environment.GetEnvironmentVariable);

    /// <summary>A value that only the environment may hold; null where it is not set.</summary>
    public string? Variable(string name) => _environment(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>A value, and where it was set.</summary>
    /// <param name="variable">The environment variable, which wins.</param>
    /// <param name="keys">The key in the file, and before it those of the objects it stands in.</param>
    /// <returns>Null where it is set nowhere.</returns>
    /// <exception cref="EvidenceException">The file can't be read, or holds something else there.</exception>
    public (string Text, string Source)? Find(string variable, params ReadOnlySpan<string> keys) =>
        Variable(variable) is { } text ? (text, variable)
        : InFile(keys) is { } found ? (found, FilePath)
        : null;

    /// <summary>A value; null where it is set nowhere.</summary>
    /// <inheritdoc cref="Find"/>
    public string? Text(string variable, params ReadOnlySpan<string> keys) => Find(variable, keys)?.Text;

    /// <summary>The full path that a value names, one that is relative starting in the data folder; null where it is set nowhere.</summary>
    /// <inheritdoc cref="Find"/>
    public string? PathOf(string variable, params ReadOnlySpan<string> keys) => Find(variable, keys) is { Text: var text } ? Path.GetFullPath(text, _folder) : null;

    private string? InFile(ReadOnlySpan<string> keys)
    {
        JsonElement here = _file ??= Read();
        for (int depth = 0; depth < keys.Length; depth++)
        {
            if (here.ValueKind != JsonValueKind.Object)
            {
                throw NoSettings($"'{string.Join(':', keys[..depth])}' is no object");
            }

            if (!here.TryGetProperty(keys[depth], out here) || here.ValueKind == JsonValueKind.Null)
            {
                return null;
            }
        }

        return here.ValueKind == JsonValueKind.String && here.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? text
            : throw NoSettings($"'{string.Join(':', keys)}' is no text");
    }

    private JsonElement Read()
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.Exists(FilePath) ? File.ReadAllBytes(FilePath) : "{}"u8.ToArray());
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw NoSettings("it is no object");
        }
        catch (JsonException)
        {
            throw NoSettings("it is no JSON");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new EvidenceException($"The settings '{FilePath}' can't be read: {failure.Message}", failure, failure is UnauthorizedAccessException ? Obstacle.NoPermission : Obstacle.Unavailable);
        }
    }

    /// <summary>The cause is left out: it may quote a password.</summary>
    private EvidenceException NoSettings(string fault) =>
        new($"The settings '{FilePath}' can't be understood: {fault}. Expected JSON such as {{\"postgresql\": \"Host=...;Database=...\", \"seal\": {{\"tsa\": \"https://...\"}}}}.", null, Obstacle.Unavailable);
}
