using Microsoft.Data.Sqlite;

namespace Spectra.Service.Storage;

/// <summary>Says in a sentence what SQLite says in numbers, and tells a database that is damaged from one that can't be reached.</summary>
internal static class SqliteFault
{
    private const int ShortRead = 522;

    /// <summary>What stood in the way; null where the database itself is at fault.</summary>
    public static Obstacle? ObstacleOf(SqliteException failure) => failure.SqliteErrorCode switch
    {
        3 or 8 or 14 or 23 => Obstacle.NoPermission,
        5 or 6 or 7 => Obstacle.Unavailable,
        10 when failure.SqliteExtendedErrorCode != ShortRead => Obstacle.Unavailable,
        _ => null,
    };

    /// <summary>The failure as one sentence; <paramref name="what"/> was to be done: opened, read or written.</summary>
    public static EvidenceException Of(SqliteException failure, string path, string what) => new(
        failure.SqliteErrorCode switch
        {
            _ when DiskSpace.IsExhausted(failure) => $"The disk that holds '{path}' is full: nothing was {what}.",
            3 or 8 or 23 => $"You have no permission to write '{path}' or beside it: nothing was {what}.",
            5 or 6 => $"The database '{path}' is held by another program: nothing was {what}. Try again when it is done.",
            10 => $"The disk that holds '{path}' gave an error: nothing was {what}. {failure.Message}",
            11 => $"The database '{path}' is damaged: run 'spectra audit verify' and restore a backup. {failure.Message}",
            14 => $"The database '{path}' can't be opened: you have no permission, or its last writes lie in a '{Path.GetFileName(path)}-wal' that can't be read here (copy the whole folder to where you may write).",
            26 => $"The file '{path}' is no database, or its first bytes are damaged: run 'spectra audit verify' and restore a backup.",
            _ => $"The database '{path}' could not be {what}: {failure.Message}",
        },
        failure,
        ObstacleOf(failure));
}
