using Spectra.Service.Accounts;

namespace Spectra.Service.Api;

/// <summary>Finds out who makes a request: by the token it carries, else by its session.</summary>
internal sealed class Caller(People people, ApiTokens tokens, AccessLog log, TimeProvider time)
{
    private const string Bearer = "Bearer ";

    /// <summary>Whether a request comes with a token rather than with a session.</summary>
    public static bool HasToken(HttpRequest request) => request.Headers.Authorization.Count > 0;

    /// <summary>The account and the person of a request; null where there is nobody.</summary>
    public async Task<(KnownAccount Account, Person Person)?> FindAsync(HttpContext context)
    {
        if (HasToken(context.Request))
        {
            return await ByTokenAsync(context);
        }

        return Session.AccountId(context.User) is { } id
            && await people.FindAsync(id, context.RequestAborted) is { } account
            && Session.Stands(context.User, account, time.GetUtcNow())
                ? (account, account.Person())
                : null;
    }

    private async Task<(KnownAccount Account, Person Person)?> ByTokenAsync(HttpContext context)
    {
        string header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer + ApiToken.Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        if (await tokens.FindAsync(header[Bearer.Length..], context.RequestAborted) is not { } token)
        {
            return null;
        }

        KnownAccount? account = await people.FindAsync(token.AccountId, context.RequestAborted);
        string? reason = token.RevokedAt is not null ? "token revoked" : token.ExpiresAt <= time.GetUtcNow() ? "token expired" : account is not { IsDisabled: false } ? "account disabled" : null;
        if (reason is not null)
        {
            // Counted: whoever holds a token that is good for nothing must not fill the record with it.
            log.Count(AccessOutcome.Refused, context.Trace(), reason, token.AccountId, token.Id);
            return null;
        }

        return (account!, account!.Person(token));
    }
}
