using System.Data.Common;

namespace Spectra.Service.Storage;

/// <summary>Tells a disk that is full from other failures.</summary>
internal static class DiskSpace
{
    private const int SqliteFull = 13;
    private const int WindowsFull = unchecked((int)0x80070070);
    private const int NoSpaceLeft = 28;
    private const string PostgreSqlFull = "53100";

    /// <summary>Whether a failure comes from a full disk.</summary>
    public static bool IsExhausted(Exception? failure) => failure switch
    {
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: SqliteFull } => true,
        DbException { SqlState: PostgreSqlFull } => true,
        IOException { HResult: WindowsFull or NoSpaceLeft } => true,
        _ => false,
    };
}
