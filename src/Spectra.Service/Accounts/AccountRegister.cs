using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Spectra.Service.Storage;

namespace Spectra.Service.Accounts;

/// <summary>Makes and changes accounts. Whatever decides who gets in is recorded with the change, or the change is not made.</summary>
internal sealed class AccountRegister(UserManager<Account> accounts, AccountsContext context, Database database, People people, TimeProvider time)
{
    /// <summary>How long a password given by somebody else opens the door.</summary>
    public static TimeSpan OneTimeValidity { get; } = TimeSpan.FromHours(24);

    /// <summary>Every account, by name.</summary>
    public Task<List<Account>> ListAsync(CancellationToken cancellation) => context.Users.AsNoTracking().OrderBy(static account => account.UserName).ToListAsync(cancellation);

    /// <summary>An account by its name; null where there is none.</summary>
    public Task<Account?> FindByNameAsync(string userName) => accounts.FindByNameAsync(userName);

    /// <summary>An account by its id; null where there is none.</summary>
    public Task<Account?> FindAsync(string accountId) => accounts.FindByIdAsync(accountId);

    /// <summary>Makes an account with a one-time password.</summary>
    public async Task<AccountOutcome> CreateAsync(string userName, string displayName, string? changedBy)
    {
        string password = PasswordRule.OneTime();
        DateTimeOffset now = time.GetUtcNow();
        Account account = new()
        {
            Id = Guid.CreateVersion7(now).ToString(),
            UserName = userName,
            DisplayName = displayName,
            CreatedAt = now,
        };
        GiveOneTime(account, password);
        return await SaveAsync(account, "created", changedBy, () => accounts.CreateAsync(account)) is { } fault ? fault : new AccountOutcome.Done(account, password);
    }

    /// <summary>Gives an account a new one-time password; whoever is signed in with it is signed out.</summary>
    public async Task<AccountOutcome> ResetPasswordAsync(Account account, string? changedBy)
    {
        string password = PasswordRule.OneTime();
        GiveOneTime(account, password);
        (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
        return await SaveAsync(account, "password-changed", changedBy) is { } fault ? fault : new AccountOutcome.Done(account, password);
    }

    /// <summary>Gives an account the password that its own person chose.</summary>
    public async Task<AccountOutcome> ChangePasswordAsync(Account account, string password)
    {
        if (PasswordRule.Fault(password, account.UserName!) is { } fault)
        {
            return new AccountOutcome.Refused("password-refused", fault);
        }

        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.SecurityStamp = NewStamp();
        (account.MustChangePassword, account.OneTimeUntil) = (false, null);
        return await SaveAsync(account, "password-changed", account.Id) is { } refused ? refused : new AccountOutcome.Done(account);
    }

    /// <summary>Shuts an account out, or lets it in again; either way whoever was signed in with it is signed out.</summary>
    public async Task<AccountOutcome> SetDisabledAsync(Account account, bool disabled, string? changedBy)
    {
        account.IsDisabled = disabled;
        account.SecurityStamp = NewStamp();
        return await SaveAsync(account, disabled ? "disabled" : "enabled", changedBy) is { } fault ? fault : new AccountOutcome.Done(account);
    }

    /// <summary>Lets somebody sign in with an identity of the configured provider.</summary>
    public Task<AccountOutcome> LinkAsync(Account account, string issuer, string subject, string? changedBy) => TieAsync(account, "identity-linked", changedBy, issuer, subject);

    /// <summary>Binds an account that was linked to a name of the provider to the subject who came with that name.</summary>
    public Task<AccountOutcome> LinkInsteadAsync(Account account, string issuer, string named, string subject) => TieAsync(account, "identity-bound", account.Id, issuer, subject, named);

    private static string NewStamp() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    private static string Sentence(IdentityResult result) => string.Join(' ', result.Errors.Select(static error => error.Description));

    private void GiveOneTime(Account account, string password)
    {
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.SecurityStamp = NewStamp();
        account.MustChangePassword = true;
        account.OneTimeUntil = time.GetUtcNow() + OneTimeValidity;
    }

    private async Task<AccountOutcome> TieAsync(Account account, string change, string? changedBy, string issuer, string subject, string? insteadOf = null) =>
        await SaveAsync(account, change, changedBy, async () =>
        {
            // Not by the manager: its removal of a login gives a new security stamp, which no audit would know.
            return insteadOf is not null && await context.UserLogins.Where(login => login.UserId == account.Id && login.LoginProvider == issuer && login.ProviderKey == insteadOf).ExecuteDeleteAsync() == 0
                ? IdentityResult.Failed(new IdentityError { Code = "bound", Description = "Another identity came with this name first." })
                : await accounts.AddLoginAsync(account, new UserLoginInfo(issuer, subject, issuer));
        }) is { } fault ? fault with { Word = "identity-taken" } : new AccountOutcome.Done(account);

    /// <summary>Saves an account and records the change: both or neither.</summary>
    private async Task<AccountOutcome.Refused?> SaveAsync(Account account, string change, string? changedBy, Func<Task<IdentityResult>>? save = null)
    {
        await using Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction = await context.Database.BeginTransactionAsync();
        IdentityResult saved = await (save?.Invoke() ?? accounts.UpdateAsync(account));
        if (!saved.Succeeded)
        {
            return new AccountOutcome.Refused("account-refused", string.Create(CultureInfo.InvariantCulture, $"The account was not saved: {Sentence(saved)}"));
        }

        database.Append(append => append.Insert(RecordShape<AccountChange>.Row(new AccountChange
        {
            Id = Guid.CreateVersion7(append.At),
            AccountId = account.Id,
            Change = change,
            UserName = account.UserName!,
            DisplayName = account.DisplayName,
            Digest = AccountDigest.Of(account),
            ChangedBy = changedBy,
            ChangedAt = append.At,
        })));
        await transaction.CommitAsync();
        people.Forget(account.Id);
        return null;
    }
}
