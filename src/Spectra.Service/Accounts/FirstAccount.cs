using Microsoft.EntityFrameworkCore;

namespace Spectra.Service.Accounts;

/// <summary>The account that a service begins with, so that somebody can let the others in.</summary>
internal sealed class FirstAccount(AccountsContext context, AccountRegister accounts, Authorisations authorisations, TimeProvider time)
{
    /// <summary>Its name.</summary>
    public const string UserName = "admin";

    private static readonly TimeSpan Validity = TimeSpan.FromDays(365);

    /// <summary>Makes it where there is no account yet.</summary>
    /// <returns>Its one-time password; null where there are accounts.</returns>
    public async Task<string?> EnsureAsync(CancellationToken cancellation)
    {
        if (await context.Users.AnyAsync(cancellation))
        {
            return null;
        }

        if (await accounts.CreateAsync(UserName, "First administrator", changedBy: null) is not AccountOutcome.Done { OneTimePassword: { } password } made)
        {
            return null;
        }

        DateTimeOffset now = time.GetUtcNow();
        authorisations.Grant(made.Account.Id, Role.SystemAdmin, "first start of the service", now, now + Validity, grantedBy: null);
        return password;
    }

    /// <summary>Whether somebody has an account with a password of their own.</summary>
    public Task<bool> IsTakenUpAsync(CancellationToken cancellation) => context.Users.AnyAsync(static account => !account.MustChangePassword && !account.IsDisabled, cancellation);
}
