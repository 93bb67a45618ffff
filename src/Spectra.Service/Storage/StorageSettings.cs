using System.Text.Json;
using Npgsql;

namespace Spectra.Service.Storage;

/// <summary>Which database a data folder's record is to lie in: by configuration alone.</summary>
/// <param name="Postgresql">How to reach PostgreSQL; null where the record lies in the folder, in SQLite.</param>
/// <param name="Source">Where that was said, for sentences.</param>
internal sealed record StorageSettings(NpgsqlConnectionStringBuilder? Postgresql, string Source)
{
    /// <summary>The environment variable that holds an Npgsql connection string; it wins over the file.</summary>
    public const string Variable = "SPECTRA_POSTGRESQL";

    /// <summary>The file in the data folder whose key <c>postgresql</c> holds the same.</summary>
    public const string FileName = "spectra.json";

    /// <summary>What is configured for a data folder.</summary>
    /// <exception cref="EvidenceException">The file or the connection string can't be read; the sentence holds nothing of what they say.</exception>
    public static StorageSettings Of(string folder) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } variable ? new StorageSettings(Parsed(variable, Variable), Variable)
        : FromFile(Path.Combine(folder, FileName));

    private static StorageSettings FromFile(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                return new StorageSettings(null, path);
            }

            using FileStream stream = File.OpenRead(path);
            using JsonDocument document = JsonDocument.Parse(stream);
            return document.RootElement.ValueKind != JsonValueKind.Object ? throw NoSettings(path)
                : !document.RootElement.TryGetProperty("postgresql", out JsonElement value) || value.ValueKind == JsonValueKind.Null ? new StorageSettings(null, path)
                : value.ValueKind == JsonValueKind.String ? new StorageSettings(Parsed(value.GetString()!, path), path)
                : throw NoSettings(path);
        }
        catch (JsonException)
        {
            throw NoSettings(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new EvidenceException($"The settings '{path}' can't be read: {failure.Message}", failure, failure is UnauthorizedAccessException ? Obstacle.NoPermission : Obstacle.Unavailable);
        }
    }

    /// <summary>The cause is left out everywhere here: it may quote the password.</summary>
    private static EvidenceException NoSettings(string path) =>
        new($"The settings '{path}' can't be understood: expected JSON such as {{\"postgresql\": \"Host=...;Database=...;Username=...;Password=...\"}}.", null, Obstacle.Unavailable);

    private static NpgsqlConnectionStringBuilder Parsed(string text, string source)
    {
        try
        {
            NpgsqlConnectionStringBuilder settings = new(text);
            return string.IsNullOrEmpty(settings.Host) ? throw new ArgumentException("No host.", nameof(text)) : settings;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw new EvidenceException($"What {source} says of PostgreSQL is no connection string: expected 'Host=...;Database=...;Username=...;Password=...'.", null, Obstacle.Unavailable);
        }
    }
}
