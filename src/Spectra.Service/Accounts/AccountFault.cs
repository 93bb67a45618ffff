using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Spectra.Service.Storage;

namespace Spectra.Service.Accounts;

/// <summary>Says in a sentence why the accounts could not be asked, where their database is to blame.</summary>
internal static class AccountFault
{
    /// <summary>The failure as one sentence; null where it does not come from the database.</summary>
    public static EvidenceException? Of(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case EvidenceException:
                    return null;
                case SqliteException failure when SqliteFault.ObstacleOf(failure) is not null || DiskSpace.IsExhausted(failure):
                    return SqliteFault.Of(failure, AccountStorage.FileName, "done");
                case NpgsqlException failure when PostgresFault.ObstacleOf(failure) is not null || DiskSpace.IsExhausted(failure):
                    return PostgresFault.Of(failure, "accounts", "done");
                case DbException:
                    return null;
            }
        }

        return null;
    }
}
