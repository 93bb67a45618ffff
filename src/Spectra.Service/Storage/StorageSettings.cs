using Npgsql;

namespace Spectra.Service.Storage;

/// <summary>Which database a data folder's record is to lie in: by configuration alone.</summary>
/// <param name="Postgresql">How to reach PostgreSQL; null where the record lies in the folder, in SQLite.</param>
/// <param name="Source">Where that was said, for sentences.</param>
internal sealed record StorageSettings(NpgsqlConnectionStringBuilder? Postgresql, string Source)
{
    /// <summary>The environment variable that holds an Npgsql connection string; it wins over the file.</summary>
    public const string Variable = "SPECTRA_POSTGRESQL";

    /// <summary>The key of the settings' file that holds the same.</summary>
    public const string Key = "postgresql";

    /// <summary>What is configured for a data folder.</summary>
    /// <exception cref="EvidenceException">The file or the connection string can't be read; the sentence holds nothing of what they say.</exception>
    public static StorageSettings Of(SiteSettings settings) => settings.Find(Variable, Key) is var (text, source)
        ? new StorageSettings(Parsed(text, source), source)
        : new StorageSettings(null, settings.FilePath);

    /// <summary>The cause is left out: it may quote the password.</summary>
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
