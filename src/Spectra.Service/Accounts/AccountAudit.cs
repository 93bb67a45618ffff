using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Spectra.Service.Storage;

namespace Spectra.Service.Accounts;

/// <summary>Holds the accounts against what the evidence says of them: one that was made, altered or removed past the service is found.</summary>
internal static class AccountAudit
{
    private const string Table = "account";
    private const int Looks = 4;

    // The chain's order: two changes may bear the same time.
    private const string InOrder = "ORDER BY (SELECT MIN(seq) FROM evidence_event WHERE table_name = @table AND row_id = evidence_account.id AND site = @site)";

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    /// <summary>What is wrong; nothing is changed.</summary>
    /// <exception cref="EvidenceException">There is no record in the folder, or it or the accounts can't be read.</exception>
    public static ImmutableArray<AuditFinding> Findings(string folder)
    {
        string full = Path.GetFullPath(folder);
        ImmutableArray<AuditFinding> findings = Look(full);

        // A change is recorded a moment before the account is saved: only what stays different was altered past the service.
        for (int looks = 1; looks < Looks && !findings.IsEmpty; looks++)
        {
            Thread.Sleep(Moment);
            ImmutableArray<AuditFinding> again = Look(full);
            findings = [.. findings.Where(again.Contains)];
        }

        return findings;
    }

    private static ImmutableArray<AuditFinding> Look(string folder)
    {
        (string? site, Dictionary<string, AccountChange> latest) = DatabaseReader.Open(folder).Read(static snapshot => (snapshot.Seal?.Site, Latest(snapshot)));
        if (site is null)
        {
            return [];
        }

        try
        {
            return Accounts(AccountStorage.Of(folder, site)) is { } accounts
                ? [.. accounts.Select(account => Finding(account, latest.GetValueOrDefault(account.Id))).OfType<AuditFinding>(), .. Missing(accounts, latest)]
                : latest.Count == 0 ? [] : [Wrong(null, $"The record knows {latest.Count} accounts, but where they were kept ({AccountStorage.FileName}, or the site's accounts in PostgreSQL) there are none.")];
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException or InvalidCastException or FormatException)
        {
            // What may pass by itself is wrapped once more by EF Core.
            return ObstacleOf(failure as DbException ?? failure.InnerException as DbException) is { } obstacle
                ? throw new EvidenceException($"The accounts of '{folder}' can't be read: {failure.Message}", failure, obstacle)
                : [Wrong(null, $"The accounts of '{folder}' are damaged and can't be held against the record: {failure.Message}")];
        }
    }

    private static Dictionary<string, AccountChange> Latest(Snapshot snapshot) => snapshot
        .Records<AccountChange>(InOrder, new { table = EvidenceTables.Account, site = snapshot.Seal?.Site })
        .GroupBy(static row => row.Original.AccountId)
        .ToDictionary(static group => group.Key, static group => group.Last().Original);

    /// <summary>The accounts as they are; null where there is no place for them.</summary>
    private static List<Account>? Accounts(AccountStorage storage)
    {
        if (!storage.Exists)
        {
            return null;
        }

        try
        {
            return Read(storage.ForReading());
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is 8 or 14 && storage.LiesStill)
        {
            // SQLite wants to make its -wal and -shm even to read. Where it may not and there are none, the file is read as it lies.
            return Read(storage.AsItLies());
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return null;
        }
    }

    private static List<Account> Read(AccountStorage storage)
    {
        DbContextOptionsBuilder<AccountsContext> options = new();
        storage.Configure(options);
        using AccountsContext context = new(options.Options);
        return [.. context.Users.AsNoTracking().OrderBy(static account => account.Id)];
    }

    private static Obstacle? ObstacleOf(DbException? failure) => failure switch
    {
        SqliteException file => SqliteFault.ObstacleOf(file),
        NpgsqlException server => PostgresFault.ObstacleOf(server),
        _ => null,
    };

    private static AuditFinding? Finding(Account account, AccountChange? recorded) => recorded switch
    {
        null => Wrong(account.Id, $"The account '{account.UserName}' ({account.Id}) was made past the service: the record does not know it."),
        _ when recorded.Digest != AccountDigest.Of(account) => Wrong(account.Id, $"The account '{account.UserName}' ({account.Id}) was altered past the service after {recorded.ChangedAt:u}: its name, password, stamp or state is not as recorded."),
        _ => null,
    };

    private static IEnumerable<AuditFinding> Missing(List<Account> accounts, Dictionary<string, AccountChange> latest) => latest.Values
        .Where(recorded => accounts.TrueForAll(account => account.Id != recorded.AccountId))
        .Select(static recorded => Wrong(recorded.AccountId, $"The account '{recorded.UserName}' ({recorded.AccountId}) is gone: accounts are disabled, never removed."));

    private static AuditFinding Wrong(string? id, string sentence) => new(AuditFindingKind.AccountAltered, Table, id, null, sentence);
}
