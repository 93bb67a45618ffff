using Npgsql;

namespace Spectra.Service.Storage;

/// <summary>Says in a sentence what PostgreSQL says in codes, and tells a database that is damaged from one that can't be reached.</summary>
internal static class PostgresFault
{
    /// <summary>Whether the connection went away, so that what was asked for may have been done or not.</summary>
    public static bool IsLost(NpgsqlException failure) => failure is not PostgresException refusal || refusal.SqlState is "57P01" or "57P02" or "57P03" or "57P05";

    /// <summary>What stood in the way; null where the database itself, or what was to be written, is at fault.</summary>
    public static Obstacle? ObstacleOf(NpgsqlException failure) => failure is not PostgresException refusal
        ? Obstacle.Unavailable
        : refusal.SqlState switch
        {
            "42501" or "25006" => Obstacle.NoPermission,
            ['2', '8', ..] => Obstacle.NoPermission,
            ['0', '8', ..] or ['5', '3', ..] or ['5', '7', ..] => Obstacle.Unavailable,
            "3D000" or "40001" or "40P01" or "55P03" or "58030" => Obstacle.Unavailable,
            _ => null,
        };

    /// <summary>The failure as one sentence; <paramref name="what"/> was to be done: opened, read, written or checked.</summary>
    public static EvidenceException Of(NpgsqlException failure, string place, string what) => new(
        failure is PostgresException refusal ? Sentence(refusal, place, what)
            : $"The database '{place}' can't be reached: nothing was {what}. Try again when the server answers. {failure.Message}",
        failure,
        ObstacleOf(failure));

    private static string Sentence(PostgresException refusal, string place, string what) => refusal.SqlState switch
    {
        "42501" => $"The database '{place}' does not permit it: nothing was {what}. Ask whoever keeps the server for the right to create and use that schema. {refusal.MessageText}",
        "25006" => $"The database '{place}' can only be read, as a standby server is: nothing was {what}.",
        ['2', '8', ..] => $"The server of '{place}' refused the user: nothing was {what}. {refusal.MessageText}",
        "3D000" => $"The server does not have the database '{place}': nothing was {what}. Ask whoever keeps the server to create it.",
        "53100" => $"The disk that holds '{place}' is full: nothing was {what}.",
        "53300" => $"The server of '{place}' has no connection free: nothing was {what}. Try again when others are done.",
        "40001" or "40P01" => $"Another program wrote to '{place}' at the same time: nothing was {what}. Try again.",
        "55P03" => $"Another program has been writing to '{place}' all the while: nothing was {what}. Try again when it is done.",
        "23505" => $"A row with the same key is in '{place}' already: nothing was {what}. {refusal.MessageText}",
        "58030" => $"The disk that holds '{place}' gave an error: nothing was {what}. {refusal.MessageText}",
        ['X', 'X', ..] or "58P01" => $"The database '{place}' is damaged: run 'spectra audit verify' and restore a backup. {refusal.MessageText}",
        ['0', '8', ..] or ['5', '3', ..] or ['5', '7', ..] => $"The database '{place}' is not available: nothing was {what}. Try again when the server answers. {refusal.MessageText}",
        _ => $"The database '{place}' could not be {what}: {refusal.MessageText}",
    };
}
