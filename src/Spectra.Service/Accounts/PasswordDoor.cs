using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Spectra.Service.Accounts;

/// <summary>The one place where a password is compared: counts wrong ones, locks, and takes the same time whether or not there is such an account.</summary>
internal sealed class PasswordDoor(AccountsContext context, ILookupNormalizer names, IPasswordHasher<Account> hasher, DecoyHash decoy, AccessLog log, TimeProvider time)
{
    /// <summary>After how many wrong passwords an account waits.</summary>
    public const int MostWrong = 5;

    /// <summary>What is told of every refusal, whatever its reason.</summary>
    public const string Sentence = "The user name or the password is wrong, or the account is locked or disabled.";

    /// <summary>How long it waits.</summary>
    public static TimeSpan Wait { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Compares by name.</summary>
    /// <returns>The account; null where the door stays shut.</returns>
    public async Task<Account?> OpenAsync(string userName, string password, AccessTrace trace)
    {
        string name = names.NormalizeName(userName);
        return await OpenAsync(await context.Users.AsNoTracking().FirstOrDefaultAsync(account => account.NormalizedUserName == name), password, trace);
    }

    /// <summary>Compares for an account that is known; null stands for one that is not there.</summary>
    /// <returns>The account; null where the door stays shut.</returns>
    public async Task<Account?> OpenAsync(Account? account, string password, AccessTrace trace)
    {
        if (account is not { PasswordHash: { } hash })
        {
            decoy.Compare(password);
            log.Count(AccessOutcome.SignInFailed, trace, "no such account");
            return null;
        }

        if (!await IsOpenAsync(account, trace))
        {
            decoy.Compare(password);
            log.Count(AccessOutcome.SignInFailed, trace, "locked", account.Id);
            return null;
        }

        bool isRight = password.Length <= PasswordRule.Longest && hasher.VerifyHashedPassword(account, hash, password) != PasswordVerificationResult.Failed;
        if (!isRight)
        {
            bool isLocked = await LockIfDueAsync(account.Id);
            log.Append(isLocked ? AccessOutcome.LockedOut : AccessOutcome.SignInFailed, trace, account.Id, reason: "wrong password");
            return null;
        }

        await context.Users.Where(found => found.Id == account.Id).ExecuteUpdateAsync(static set => set.SetProperty(static found => found.AccessFailedCount, 0));
        account.AccessFailedCount = 0;
        if ((account.IsDisabled ? "disabled" : account.OneTimeUntil < time.GetUtcNow() ? "the one-time password has expired" : null) is { } reason)
        {
            log.Append(AccessOutcome.SignInFailed, trace, account.Id, reason: reason);
            return null;
        }

        return account;
    }

    /// <summary>Takes one of the few tries before the password is compared, so that many at once are no more tries than one after the other.</summary>
    private async Task<bool> IsOpenAsync(Account account, AccessTrace trace)
    {
        DateTimeOffset? now = time.GetUtcNow();
        int taken = await context.Users.Where(found => found.Id == account.Id && found.AccessFailedCount < MostWrong && (found.LockoutEnd == null || found.LockoutEnd <= now))
            .ExecuteUpdateAsync(static set => set.SetProperty(static found => found.AccessFailedCount, static found => found.AccessFailedCount + 1));
        if (taken == 0 && await LockIfDueAsync(account.Id))
        {
            // Whose wrong password was the last allowed has not come so far yet, or never will.
            log.Append(AccessOutcome.LockedOut, trace, account.Id, reason: "no try left");
        }

        return taken > 0;
    }

    private async Task<bool> LockIfDueAsync(string accountId)
    {
        DateTimeOffset? until = time.GetUtcNow() + Wait;
        return await context.Users.Where(found => found.Id == accountId && found.AccessFailedCount >= MostWrong)
            .ExecuteUpdateAsync(set => set.SetProperty(static found => found.LockoutEnd, until).SetProperty(static found => found.AccessFailedCount, 0)) > 0;
    }
}
