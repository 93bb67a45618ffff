using Microsoft.EntityFrameworkCore;
using Spectra.Service.Storage;

namespace Spectra.Service.Accounts;

/// <summary>Holds the accounts against what the evidence says of them: one that was made, altered or removed past the service is found.</summary>
internal static class AccountAudit
{
    // The chain's order: two changes may bear the same time.
    private const string InOrder = "ORDER BY (SELECT seq FROM evidence_event WHERE table_name = @table AND row_id = evidence_account.id)";

    /// <summary>What is wrong, a sentence each; nothing is changed.</summary>
    /// <exception cref="EvidenceException">There is no record in the folder, or it can't be read.</exception>
    public static IReadOnlyList<string> Findings(string folder)
    {
        string full = Path.GetFullPath(folder);
        (string? site, Dictionary<string, AccountChange> latest) = DatabaseReader.Open(full).Read(static snapshot => (
            snapshot.Seal?.Site,
            snapshot.Records<AccountChange>(InOrder, new { table = EvidenceTables.Account }).GroupBy(static row => row.Value.AccountId).ToDictionary(static group => group.Key, static group => group.Last().Value)));
        if (site is null)
        {
            return [];
        }

        AccountStorage storage = AccountStorage.Of(full, site);
        if (!storage.Exists)
        {
            return latest.Count == 0 ? [] : [$"The record knows {latest.Count} accounts, but '{Path.Combine(full, AccountStorage.FileName)}' is gone."];
        }

        DbContextOptionsBuilder<AccountsContext> options = new();
        storage.ForReading().Configure(options);
        using AccountsContext context = new(options.Options);
        List<Account> accounts = [.. context.Users.AsNoTracking().OrderBy(static account => account.Id)];
        return [.. accounts.Select(account => Finding(account, latest.GetValueOrDefault(account.Id))).OfType<string>(), .. Missing(accounts, latest)];
    }

    private static string? Finding(Account account, AccountChange? recorded) => recorded switch
    {
        null => $"The account '{account.UserName}' ({account.Id}) was made past the service: the record does not know it.",
        _ when recorded.Digest != AccountDigest.Of(account) => $"The account '{account.UserName}' ({account.Id}) was altered past the service after {recorded.ChangedAt:u}: its name, password, stamp or state is not as recorded.",
        _ => null,
    };

    private static IEnumerable<string> Missing(List<Account> accounts, Dictionary<string, AccountChange> latest) => latest.Values
        .Where(recorded => accounts.TrueForAll(account => account.Id != recorded.AccountId))
        .Select(static recorded => $"The account '{recorded.UserName}' ({recorded.AccountId}) is gone: accounts are disabled, never removed.");
}
