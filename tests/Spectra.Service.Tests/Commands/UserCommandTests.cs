namespace Spectra.Service.Tests.Commands;

/// <summary><c>spectra user</c>: people, from the machine itself.</summary>
public sealed class UserCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void PeopleAreAddedAuthorisedListedResetAndDisabled()
    {
        string first = User("add", "ada", "--display", "Ada L.").Exits(0).Stdout.Trim();
        Assert.Matches("^[a-z0-9]{4}(-[a-z0-9]{4}){3}$", first);
        Assert.Contains("already", User("add", "ADA", "--display", "Another").Exits(3).Stderr, StringComparison.Ordinal);
        User("grant", "ada", "system-admin", "--basis", "order 7").Exits(0);
        Assert.Contains("expected one of officer", User("grant", "ada", "emperor", "--basis", "order 7").Exits(2).Stderr, StringComparison.Ordinal);
        Assert.Contains("within", User("grant", "ada", "officer", "--basis", "order 7", "--until", "2099-01-01").Exits(3).Stderr, StringComparison.Ordinal);
        Assert.Contains("system-admin", User("list").Exits(0).Stdout, StringComparison.Ordinal);
        Assert.NotEqual(first, User("reset", "ada").Exits(0).Stdout.Trim());
        Assert.Contains("last system administrator", User("disable", "ada").Exits(3).Stderr, StringComparison.Ordinal);
        User("add", "bob", "--display", "Bob").Exits(0);
        User("disable", "bob").Exits(0);
        Assert.Contains("disabled", User("list").Exits(0).Stdout, StringComparison.Ordinal);
        Assert.Contains("no account 'eve'", User("reset", "eve").Exits(2).Stderr, StringComparison.Ordinal);
        SpectraProcess.Run("audit", "verify", "--data", _folder.File("data")).Exits(0);
    }

    private SpectraRun User(params string[] arguments) => SpectraProcess.Run(["user", .. arguments, "--data", _folder.File("data")]);
}
