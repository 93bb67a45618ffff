using System.Globalization;

namespace Spectra.Service.Accounts;

/// <summary>Keeps people: who may be shut out, and who gets which role, by whom. Nobody decides about themselves, and somebody is always left who can.</summary>
internal sealed class Administration(AccountRegister accounts, Authorisations authorisations, People people, AdministrationGate gate, TimeProvider time)
{
    /// <summary>Grants a role for a time.</summary>
    /// <returns>What was granted, or why not.</returns>
    public async Task<(Authorisation? Granted, AccountOutcome.Refused? Refused)> GrantAsync(Account account, Role role, string basis, DateTimeOffset validFrom, DateTimeOffset validUntil, string? by)
    {
        using IDisposable held = await gate.EnterAsync();
        if (account.Id == by)
        {
            return (null, Own("grants themselves a role"));
        }

        if (validUntil <= validFrom || validUntil <= time.GetUtcNow() || validUntil - validFrom > Authorisations.Longest)
        {
            string sentence = string.Create(CultureInfo.InvariantCulture, $"The authorisation would be valid from {validFrom:u} until {validUntil:u}: it must end after it begins, in the future, and within {Authorisations.Longest.TotalDays:F0} days.");
            return (null, new AccountOutcome.Refused("validity-refused", sentence));
        }

        Authorisation granted = authorisations.Grant(account.Id, role, basis, validFrom, validUntil, by);
        people.Forget(account.Id);
        return (granted, null);
    }

    /// <summary>Ends an authorisation.</summary>
    /// <returns>Why not; null where it was ended.</returns>
    public async Task<AccountOutcome.Refused?> EndAsync(GrantedRole granted, string reason, string by)
    {
        using IDisposable held = await gate.EnterAsync();
        Authorisation authorisation = granted.Authorisation;
        if (authorisation.AccountId == by)
        {
            return Own("ends their own authorisation");
        }

        DateTimeOffset now = time.GetUtcNow();
        bool isTheirLast = authorisations.Of(authorisation.AccountId).All(other => other.Authorisation.Id == authorisation.Id || other.Authorisation.Role != Role.SystemAdmin || !other.IsValidAt(now));
        if (authorisation.Role == Role.SystemAdmin && granted.IsValidAt(now) && isTheirLast && !await IsAnotherLeftAsync(authorisation.AccountId, now))
        {
            return LastOne();
        }

        bool isEnded = authorisations.End(authorisation.Id, reason, by);
        people.Forget(authorisation.AccountId);
        return isEnded ? null : new AccountOutcome.Refused("already-ended", "This authorisation was ended before.");
    }

    /// <summary>Shuts an account out.</summary>
    public async Task<AccountOutcome> DisableAsync(Account account, string by)
    {
        using IDisposable held = await gate.EnterAsync();
        if (account.Id == by)
        {
            return Own("disables themselves");
        }

        DateTimeOffset now = time.GetUtcNow();
        return authorisations.RolesOf(account.Id, now).Contains(Role.SystemAdmin) && !await IsAnotherLeftAsync(account.Id, now)
            ? LastOne()
            : await accounts.SetDisabledAsync(account, disabled: true, by);
    }

    private static AccountOutcome.Refused Own(string what) => new("own-account", $"Nobody {what}: ask another system administrator.");

    private static AccountOutcome.Refused LastOne() => new("last-administrator", "This is the last system administrator: authorise another one first.");

    private async Task<bool> IsAnotherLeftAsync(string accountId, DateTimeOffset now)
    {
        foreach (string other in authorisations.AccountsWith(Role.SystemAdmin, now).Where(id => id != accountId))
        {
            if (await accounts.FindAsync(other) is { IsDisabled: false })
            {
                return true;
            }
        }

        return false;
    }
}
