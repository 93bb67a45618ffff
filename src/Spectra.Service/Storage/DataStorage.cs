using Npgsql;

namespace Spectra.Service.Storage;

/// <summary>Finds the engine of a data folder: by what lies in it, and by what is configured; where the two disagree nothing is opened.</summary>
internal static class DataStorage
{
    /// <summary>The engine of a folder that is to be looked at.</summary>
    /// <exception cref="EvidenceException">There is no record there, the folder and the configuration disagree, or one of them can't be read.</exception>
    public static StorageEngine ForReading(string folder)
    {
        StorageEngine engine = Of(folder, SiteFile.Read(folder)) ?? throw new EvidenceException(
            Directory.Exists(folder)
                ? $"There is no record in '{folder}': expected a data folder with {SiteFile.FileName}, as PostgreSQL is configured."
                : $"There is no folder '{folder}': expected a data folder with {SiteFile.FileName}, as PostgreSQL is configured.",
            null,
            Obstacle.NoRecord);
        engine.Find();
        return engine;
    }

    /// <summary>The engine of a folder that is to be written; a new folder becomes a site where PostgreSQL is configured.</summary>
    /// <exception cref="EvidenceException">The folder and the configuration disagree, what the folder should hold is gone, or it can't be read.</exception>
    /// <exception cref="IOException">The folder can't be written.</exception>
    public static StorageEngine ForWriting(string folder, DateTimeOffset at)
    {
        StorageEngine? engine = Of(folder, SiteFile.Read(folder));
        if (engine is null)
        {
            if (File.Exists(Path.Combine(folder, SealFile.FileName)))
            {
                throw new EvidenceException($"The site's file '{SiteFile.FileName}' in '{folder}' is gone, but the seal '{SealFile.FileName}' is there: nothing was changed. Restore it from a backup, or choose another folder.");
            }

            engine = Of(folder, SiteFile.Write(folder, at))!;
        }

        return engine;
    }

    private static StorageEngine? Of(string folder, DataSite? site)
    {
        StorageSettings settings = StorageSettings.Of(SiteSettings.Of(folder));
        bool isSqlite = File.Exists(Path.Combine(folder, Database.FileName));
        return (isSqlite, site, settings.Postgresql) switch
        {
            (true, not null, _) => throw new EvidenceException($"The data folder '{folder}' holds both {Database.FileName} and {SiteFile.FileName}: nothing was opened. Restore a backup into a new folder.", null, Obstacle.Unavailable),
            (true, null, not null) => throw new EvidenceException($"The record in '{folder}' lies in SQLite ({Database.FileName}), but {settings.Source} says PostgreSQL: nothing was opened. To move the record, restore a backup of it into a new folder; to go on with it here, take that setting away.", null, Obstacle.Unavailable),
            (false, not null, null) => throw new EvidenceException($"The record of '{folder}' lies in PostgreSQL (schema {site.Schema}), but none is configured: nothing was opened. Set {StorageSettings.Variable}, or '{StorageSettings.Key}' in '{Path.Combine(folder, SiteSettings.FileName)}'; to move the record, restore a backup of it into a new folder.", null, Obstacle.Unavailable),
            (_, _, null) => new SqliteEngine(folder),
            (_, null, _) => null,
            (_, { } known, NpgsqlConnectionStringBuilder server) => new PostgresEngine(folder, known, server),
        };
    }
}
