using System.Collections.Immutable;

namespace Spectra.Service.Backups;

/// <summary>The tables of the accounts in an order in which they can be filled: no row names a later one.</summary>
internal static class AccountTables
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<AccountTable> All { get; } =
    [
        new("account", ["id"]),
        new("account_claim", ["id"], IsKeyedByText: false),
        new("account_login", ["login_provider", "provider_key"]),
        new("account_secret", ["user_id", "login_provider", "name"]),
        new("api_token", ["id"]),
        new("kept_answer", ["account_id", "request_key"]),
    ];

    /// <summary>Every row of a table, in the same order on every engine.</summary>
    public static string RowsOf(AccountTable table, bool isPostgresql)
    {
        string collation = table.IsKeyedByText && isPostgresql ? " COLLATE \"C\"" : "";
        return $"SELECT * FROM {table.Name} ORDER BY {string.Join(", ", table.Key.Select(column => column + collation))}";
    }
}
