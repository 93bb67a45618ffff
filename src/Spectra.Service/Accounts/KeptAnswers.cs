using Microsoft.EntityFrameworkCore;

namespace Spectra.Service.Accounts;

/// <summary>Keeps answers for a day, by account and key. Thread-safe, also across processes.</summary>
internal sealed class KeptAnswers(IDbContextFactory<AccountsContext> contexts)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>Takes the key for a request.</summary>
    /// <returns>The request that has it already; null where it was free.</returns>
    public async Task<KeptAnswer?> ReserveAsync(KeptAnswer kept)
    {
        await using AccountsContext accounts = await contexts.CreateDbContextAsync();
        DateTimeOffset oldest = kept.CreatedAt - Kept;
        await accounts.KeptAnswers.Where(answer => answer.CreatedAt < oldest).ExecuteDeleteAsync();
        accounts.KeptAnswers.Add(kept);
        try
        {
            await accounts.SaveChangesAsync();
            return null;
        }
        catch (DbUpdateException)
        {
            KeptAnswer? before = await accounts.KeptAnswers.AsNoTracking().FirstOrDefaultAsync(answer => answer.AccountId == kept.AccountId && answer.RequestKey == kept.RequestKey);
            if (before is null)
            {
                throw;
            }

            return before;
        }
    }

    /// <summary>Keeps what was answered.</summary>
    public async Task KeepAsync(KeptAnswer kept)
    {
        await using AccountsContext accounts = await contexts.CreateDbContextAsync();
        accounts.KeptAnswers.Update(kept);
        await accounts.SaveChangesAsync();
    }

    /// <summary>Frees the key: the request had no effect.</summary>
    public async Task ForgetAsync(KeptAnswer kept)
    {
        await using AccountsContext accounts = await contexts.CreateDbContextAsync();
        await accounts.KeptAnswers.Where(answer => answer.AccountId == kept.AccountId && answer.RequestKey == kept.RequestKey).ExecuteDeleteAsync();
    }
}
