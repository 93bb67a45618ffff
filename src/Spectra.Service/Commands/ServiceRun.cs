using Spectra.Driver.Docking;
using Spectra.Service.Accounts;
using Spectra.Service.Api;
using Spectra.Service.Storage;

namespace Spectra.Service.Commands;

/// <summary>What serving needs before the door opens, and what it counts.</summary>
internal static class ServiceRun
{
    /// <summary>Makes the first account where there is none, and says why the service may not listen; null where it may.</summary>
    public static async Task<string?> RefusalAsync(WebApplication app, ApiHostSettings settings, CancellationToken cancellation)
    {
        await using AsyncServiceScope scope = app.Services.CreateAsyncScope();
        FirstAccount first = scope.ServiceProvider.GetRequiredService<FirstAccount>();
        if (!settings.IsLoopback && !await first.IsTakenUpAsync(cancellation))
        {
            return $"'{settings.Url}' is refused: until somebody has an account with a password of their own, the service answers this machine only. Start it at http://127.0.0.1:5080, sign in there and change the password.";
        }

        if (await first.EnsureAsync(cancellation) is { } password)
        {
            CommandOutput.Problem($"There was no account: sign in as '{FirstAccount.UserName}' with the one-time password {password} (valid for {AccountRegister.OneTimeValidity.TotalHours:F0} hours, shown only now; 'spectra user reset {FirstAccount.UserName}' makes another).");
        }

        return null;
    }

    /// <summary>An account of a demonstration, with a new password.</summary>
    public static async Task<(string UserName, string Password)> DemonstratorAsync(WebApplication app, Role role)
    {
        await using AsyncServiceScope scope = app.Services.CreateAsyncScope();
        AccountRegister accounts = scope.ServiceProvider.GetRequiredService<AccountRegister>();
        Authorisations authorisations = scope.ServiceProvider.GetRequiredService<Authorisations>();
        string name = EnumWord.Of(role);
        Account account = await accounts.FindByNameAsync(name)
            ?? (await accounts.CreateAsync(name, $"{role} of the demonstration", changedBy: null) as AccountOutcome.Done)?.Account
            ?? throw new InvalidOperationException($"The account '{name}' of the demonstration was not made.");
        string password = PasswordRule.OneTime();
        await accounts.ChangePasswordAsync(account, password);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        if (!authorisations.RolesOf(account.Id, now).Contains(role))
        {
            authorisations.Grant(account.Id, role, "demonstration", now, now.AddDays(1), grantedBy: null);
        }

        return (name, password);
    }

    /// <summary>Counts an append once it is sealed.</summary>
    public static void Counted(AppendStep step)
    {
        if (step == AppendStep.Sealed)
        {
            Telemetry.Appended();
        }
    }

    /// <summary>Counts a docking session.</summary>
    public static DockOutcome Counted(DockOutcome outcome)
    {
        Telemetry.Docked(outcome.GetType().Name);
        return outcome;
    }
}
