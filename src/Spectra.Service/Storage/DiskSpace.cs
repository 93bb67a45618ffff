using System.Data.Common;

namespace Spectra.Service.Storage;

/// <summary>Tells a disk that is full from other failures.</summary>
internal static class DiskSpace
{
    private const int SqliteFull = 13;

    /// <summary>SQLITE_IOERR_SHMSIZE: there is no space for the index of the write-ahead log, which even a reader needs.</summary>
    private const int SqliteIndexSize = 4874;

    private const int WindowsFull = unchecked((int)0x80070070);
    private const int NoSpaceLeft = 28;
    private const string PostgreSqlFull = "53100";

    /// <summary>Whether a failure comes from a full disk.</summary>
    public static bool IsExhausted(Exception? failure) => failure switch
    {
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: SqliteFull } or Microsoft.Data.Sqlite.SqliteException { SqliteExtendedErrorCode: SqliteIndexSize } => true,
        DbException { SqlState: PostgreSqlFull } => true,
        IOException { HResult: WindowsFull or NoSpaceLeft } => true,
        _ => false,
    };
}
