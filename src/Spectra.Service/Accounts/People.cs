using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace Spectra.Service.Accounts;

/// <summary>Who is who at this moment. What it says is at most a second old, and not old at all after a change in this process. Thread-safe.</summary>
internal sealed class People(IDbContextFactory<AccountsContext> contexts, Authorisations authorisations, TimeProvider time)
{
    private static readonly TimeSpan Oldest = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, (DateTimeOffset ReadAt, KnownAccount Account)> _known = new();

    /// <summary>An account with its valid roles; null where there is none with this id.</summary>
    public async Task<KnownAccount?> FindAsync(string accountId, CancellationToken cancellation)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (_known.TryGetValue(accountId, out (DateTimeOffset ReadAt, KnownAccount Account) known) && now - known.ReadAt < Oldest && now >= known.ReadAt)
        {
            return known.Account;
        }

        await using AccountsContext accounts = await contexts.CreateDbContextAsync(cancellation);
        Account? account = await accounts.Users.AsNoTracking().FirstOrDefaultAsync(found => found.Id == accountId, cancellation);
        if (account is null)
        {
            return null;
        }

        KnownAccount read = Of(account, authorisations.RolesOf(account.Id, now));
        _known[accountId] = (now, read);
        return read;
    }

    /// <summary>Forgets what it knew: something was changed.</summary>
    public void Forget(string accountId) => _known.TryRemove(accountId, out _);

    private static KnownAccount Of(Account account, ImmutableArray<Role> roles) =>
        new(account.Id, account.UserName!, account.DisplayName, account.SecurityStamp!, account.IsDisabled, account.MustChangePassword, roles);
}
