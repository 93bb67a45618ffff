using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace Spectra.Service.Accounts;

/// <summary>The tokens of machines. Thread-safe.</summary>
internal sealed class ApiTokens(IDbContextFactory<AccountsContext> contexts, AccessLog log, TimeProvider time)
{
    /// <summary>How long a token is valid at most.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(366);

    /// <summary>What no token may do, whatever its person may.</summary>
    public static ImmutableArray<Permission> NeverInScope { get; } = [Permission.ManageAccounts, Permission.OwnAccount];

    /// <summary>The token with a text, valid or not; null where there is none.</summary>
    public async Task<ApiToken?> FindAsync(string text, CancellationToken cancellation)
    {
        string hash = ApiToken.HashOf(text);
        await using AccountsContext context = await contexts.CreateDbContextAsync(cancellation);
        return await context.ApiTokens.AsNoTracking().FirstOrDefaultAsync(found => found.Hash == hash, cancellation);
    }

    /// <summary>The tokens of an account, newest first.</summary>
    public async Task<List<ApiToken>> ListAsync(string accountId, CancellationToken cancellation)
    {
        await using AccountsContext context = await contexts.CreateDbContextAsync(cancellation);
        return await context.ApiTokens.AsNoTracking().Where(token => token.AccountId == accountId).OrderByDescending(static token => token.Id).ToListAsync(cancellation);
    }

    /// <summary>Issues a token.</summary>
    /// <returns>The token, and its text, which is not kept.</returns>
    public async Task<(ApiToken Token, string Text)> IssueAsync(Person person, string name, ImmutableArray<Permission> scopes, DateTimeOffset expiresAt, AccessTrace trace)
    {
        DateTimeOffset now = time.GetUtcNow();
        string text = ApiToken.NewText();
        ApiToken token = new() { Id = Guid.CreateVersion7(now).ToString(), AccountId = person.AccountId, Name = name, Hash = ApiToken.HashOf(text), Scopes = scopes, CreatedAt = now, ExpiresAt = expiresAt };
        await using AccountsContext context = await contexts.CreateDbContextAsync();
        log.Append(AccessOutcome.TokenIssued, trace, person.AccountId, token.Id);
        context.ApiTokens.Add(token);
        await context.SaveChangesAsync();
        return (token, text);
    }

    /// <summary>Revokes a token of an account.</summary>
    /// <returns>Whether there was one that was not revoked before.</returns>
    public async Task<bool> RevokeAsync(Person person, string tokenId, AccessTrace trace)
    {
        await using AccountsContext context = await contexts.CreateDbContextAsync();
        ApiToken? token = await context.ApiTokens.FirstOrDefaultAsync(found => found.Id == tokenId && found.AccountId == person.AccountId);
        if (token is not { RevokedAt: null })
        {
            return false;
        }

        token.RevokedAt = time.GetUtcNow();
        await context.SaveChangesAsync();
        log.Append(AccessOutcome.TokenRevoked, trace, person.AccountId, token.Id);
        return true;
    }
}
