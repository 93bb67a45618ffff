using System.CommandLine;
using System.Globalization;
using Spectra.Service.Accounts;
using Spectra.Service.Api;
using Spectra.Service.Storage;
using Spectre.Console;

namespace Spectra.Service.Commands;

/// <summary><c>spectra user add|list|disable|reset|grant</c>: the people, for whoever may write the data folder.</summary>
internal static class UserCommand
{
    private const int UsualMonths = 12;

    public static Command Create() => new("user", "Who may sign in, and in which roles.") { Add(), List(), Disable(), Reset(), Grant() };

    /// <summary>Who does it, in the record: there is no account behind the command line.</summary>
    private static string By => $"system:{Environment.UserName}";

    private static Command Add()
    {
        Option<string> folder = DataFolder.Option();
        Argument<string> name = Name();
        Option<string> display = new("--display") { Description = "The person's name; it goes into signatures.", Required = true };
        Command command = new("add", "Makes an account, and prints its one-time password.") { name, display, folder };
        command.SetAction(parsed => RunAsync(parsed.GetValue(folder)!, async services =>
            Shown(await services.GetRequiredService<AccountRegister>().CreateAsync(parsed.GetValue(name)!, parsed.GetValue(display)!, By))));
        return command;
    }

    private static Command List()
    {
        Option<string> folder = DataFolder.Option();
        Command command = new("list", "The accounts with their valid roles.") { folder };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(folder)!, async services =>
        {
            Table table = new Table().Border(TableBorder.Simple).AddColumns("name", "person", "roles", "state");
            Authorisations authorisations = services.GetRequiredService<Authorisations>();
            foreach (Account account in await services.GetRequiredService<AccountRegister>().ListAsync(cancellation))
            {
                string state = account.IsDisabled ? "disabled" : account.MustChangePassword ? "one-time password" : "";
                string roles = string.Join(", ", authorisations.RolesOf(account.Id, TimeProvider.System.GetUtcNow()).Select(EnumWord.Of));
                table.AddRow(CommandOutput.Text(account.UserName!), CommandOutput.Text(account.DisplayName), CommandOutput.Text(roles), CommandOutput.Text(state));
            }

            AnsiConsole.Write(table);
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Disable()
    {
        Option<string> folder = DataFolder.Option();
        Argument<string> name = Name();
        Command command = new("disable", "Shuts an account out; whoever is signed in with it is signed out.") { name, folder };
        command.SetAction(parsed => WithAccountAsync(parsed.GetValue(folder)!, parsed.GetValue(name)!, async (services, account) =>
            Shown(await services.GetRequiredService<Administration>().DisableAsync(account, By))));
        return command;
    }

    private static Command Reset()
    {
        Option<string> folder = DataFolder.Option();
        Argument<string> name = Name();
        Command command = new("reset", "Gives an account a new one-time password, and prints it.") { name, folder };
        command.SetAction(parsed => WithAccountAsync(parsed.GetValue(folder)!, parsed.GetValue(name)!, async (services, account) =>
            Shown(await services.GetRequiredService<AccountRegister>().ResetPasswordAsync(account, By))));
        return command;
    }

    private static Command Grant()
    {
        Option<string> folder = DataFolder.Option();
        Argument<string> name = Name();
        Argument<string> role = new("ROLE") { Description = EnumWord.All<Role>() };
        Option<string> basis = new("--basis") { Description = "Training, examination or order that it rests on.", Required = true };
        Option<DateTimeOffset?> until = new("--until") { Description = "Until when; a year from now without it, two at most." };
        Command command = new("grant", "Authorises an account for a role.") { name, role, basis, until, folder };
        command.SetAction(parsed => WithAccountAsync(parsed.GetValue(folder)!, parsed.GetValue(name)!, async (services, account) =>
        {
            if (EnumWord.Find<Role>(parsed.GetValue(role)!) is not { } granted)
            {
                CommandOutput.Problem($"'{parsed.GetValue(role)}' is no role: expected one of {EnumWord.All<Role>()}.");
                return ExitCode.Usage;
            }

            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            (Authorisation? authorisation, AccountOutcome.Refused? refused) = await services.GetRequiredService<Administration>()
                .GrantAsync(account, granted, parsed.GetValue(basis)!, now, parsed.GetValue(until) ?? now.AddMonths(UsualMonths), By);
            if (authorisation is null)
            {
                CommandOutput.Problem(refused!.Sentence);
                return ExitCode.Refused;
            }

            CommandOutput.Line(string.Create(CultureInfo.InvariantCulture, $"{account.UserName} is authorised as {EnumWord.Of(granted)} until {authorisation.ValidUntil:u}."));
            return ExitCode.Done;
        }));
        return command;
    }

    private static Argument<string> Name() => new("NAME") { Description = "The name to sign in with." };

    private static int Shown(AccountOutcome outcome)
    {
        switch (outcome)
        {
            case AccountOutcome.Done { OneTimePassword: { } password } done:
                CommandOutput.Line(password);
                CommandOutput.Problem($"The one-time password of '{done.Account.UserName}', valid for {AccountRegister.OneTimeValidity.TotalHours:F0} hours, is on standard output. It is shown only here.");
                return ExitCode.Done;
            case AccountOutcome.Refused refused:
                CommandOutput.Problem(refused.Sentence);
                return ExitCode.Refused;
            default:
                return ExitCode.Done;
        }
    }

    private static Task<int> WithAccountAsync(string folder, string name, Func<IServiceProvider, Account, Task<int>> run) => RunAsync(folder, async services =>
    {
        if (await services.GetRequiredService<AccountRegister>().FindByNameAsync(name) is { } account)
        {
            return await run(services, account);
        }

        CommandOutput.Problem($"There is no account '{name}': 'spectra user list' shows them all.");
        return ExitCode.Usage;
    });

    private static async Task<int> RunAsync(string folder, Func<IServiceProvider, Task<int>> run)
    {
        using Database database = Database.Open(folder, TimeProvider.System);
        await using ServiceProvider services = new ServiceCollection().AddLogging().AddAccounts(database, TimeProvider.System, AccountServices.HashIterations).BuildServiceProvider();
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        return await run(scope.ServiceProvider);
    }
}
