using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Storage;

/// <summary>Reaches the writing connection, to bring about states that a disk or another program would.</summary>
internal static class DatabaseProbes
{
    /// <summary>Lets the file grow no further, which SQLite reports as a full disk.</summary>
    public static void LimitPages(this Database database) => Connection(database).Execute("PRAGMA max_page_count = 1");

    public static void DoNotWaitForLocks(this Database database) => Connection(database).DefaultTimeout = 1;

    public static object Pragma(this Database database, string name) => Connection(database).ExecuteScalar<object>($"PRAGMA {name}")!;

    private static SqliteConnection Connection(Database database) =>
        (SqliteConnection)typeof(Database).GetField("_connection", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(database)!;
}
