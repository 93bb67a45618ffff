using Spectra.Service.Accounts;
using Spectra.Service.Storage;
using Spectre.Console;

namespace Spectra.Service.Commands;

/// <summary>A person with an account who does something on the command line that only some may do: the password is asked for, as at the service.</summary>
internal static class CommandPerson
{
    /// <summary>Asks for the password and runs the work; says why where the person may not.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="userName">The name to sign in with.</param>
    /// <param name="permission">What the person must be allowed.</param>
    /// <param name="run">The work.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string folder, string userName, Permission permission, Func<Database, Person, int> run)
    {
        // Looked at first: a wrong --data must not make a new record.
        DatabaseReader.Open(folder);
        using Database database = Database.Open(folder, TimeProvider.System);
        await using ServiceProvider services = new ServiceCollection().AddLogging().AddAccounts(database, TimeProvider.System, AccountServices.HashIterations).BuildServiceProvider();
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        Account? account = await scope.ServiceProvider.GetRequiredService<PasswordDoor>().OpenAsync(userName, Password(userName), new AccessTrace(null, "command line", null));
        KnownAccount? known = account is null ? null : await scope.ServiceProvider.GetRequiredService<People>().FindAsync(account.Id, CancellationToken.None);
        string? refusal = known is null ? PasswordDoor.Sentence
            : known.MustChangePassword ? "The one-time password must be changed first: sign in to the service."
            : known.Person().Of(permission) == Reach.None ? $"'{userName}' is not authorised for this: it takes a role that may {Api.EnumWord.Of(permission)}."
            : null;
        if (refusal is not null)
        {
            CommandOutput.Problem(refusal);
            return ExitCode.Refused;
        }

        int exit = run(database, known!.Person());
        if (database.UnsettledSeal is { } unsettled)
        {
            CommandOutput.Problem(unsettled);
        }

        return exit;
    }

    /// <summary>The password: typed unseen at a terminal, else the first line of the input.</summary>
    private static string Password(string userName) => Console.IsInputRedirected
        ? Console.In.ReadLine() ?? ""
        : CommandOutput.Terminal.Prompt(new TextPrompt<string>($"Password of {Markup.Escape(userName)}:").Secret(null).AllowEmpty());
}
