using Microsoft.Data.Sqlite;

namespace Spectra.Service.Accounts;

/// <summary>Keeps the accounts' file open while the service runs. SQLite makes the files beside it with the first connection and removes them with the last: without this every request would make them anew, and on a full disk nobody could be recognised, not even to read.</summary>
internal sealed class OpenAccounts : IDisposable
{
    private readonly SqliteConnection? _held;

    /// <summary>Opens it; where the accounts lie in PostgreSQL there is nothing to keep open.</summary>
    public OpenAccounts(AccountStorage storage)
    {
        if (storage.Schema is not null)
        {
            return;
        }

        _held = new SqliteConnection(storage.ConnectionString);
        _held.Open();
        using SqliteCommand command = _held.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_master";
        command.ExecuteScalar();
    }

    /// <inheritdoc/>
    public void Dispose() => _held?.Dispose();
}
