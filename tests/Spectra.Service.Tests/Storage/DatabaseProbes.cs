using System.Data.Common;
using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Storage;

/// <summary>Reaches the writing connection, to bring about states that a disk or another program would.</summary>
internal static class DatabaseProbes
{
    /// <summary>Lets the file grow no further, which SQLite reports as a full disk.</summary>
    public static void LimitPages(this Database database) => Connection(database).Execute("PRAGMA max_page_count = 1");

    public static void DoNotWaitForLocks(this Database database) => Connection(database).DefaultTimeout = 1;

    public static object Pragma(this Database database, string name) => Connection(database).ExecuteScalar<object>($"PRAGMA {name}")!;

    /// <summary>What PostgreSQL says of a setting of the writing session.</summary>
    public static string Setting(this Database database, string name) => Writing(database).ExecuteScalar<string>($"SHOW {name}")!;

    /// <summary>The server's process of the writing session.</summary>
    public static int ServerProcess(this Database database) => ((NpgsqlConnection)Writing(database)).ProcessID;

    private static SqliteConnection Connection(Database database) => (SqliteConnection)Writing(database);

    private static DbConnection Writing(Database database) =>
        ((WritingConnection)typeof(Database).GetField("_writing", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(database)!).Current;
}
