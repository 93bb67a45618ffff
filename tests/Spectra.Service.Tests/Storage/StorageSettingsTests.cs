using Spectra.Service.Storage;
using Spectra.Service.Tests.Commands;

namespace Spectra.Service.Tests.Storage;

/// <summary>Which engine a data folder is on, by configuration alone; each in a process with an environment of its own.</summary>
public sealed class StorageSettingsTests : IDisposable
{
    private const string Secret = "Host=/nowhere;Database=spectra;Username=port;Password=hush4711";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AFolderOfSqliteIsNotOpenedWherePostgresqlIsConfigured()
    {
        Issue("").Exits(0);

        Refused(Issue(Secret), "restore a backup of it into a new folder");
        Refused(Run(Secret, "audit", "verify"), "lies in SQLite");
        Run("", "audit", "verify").Exits(0);
    }

    [PostgresFact]
    public void AFolderOfPostgresqlIsNotOpenedWhereNoneIsConfigured()
    {
        SpectraRun made = Issue(PrivatePostgres.ConnectionString).Exits(0);
        Assert.Empty(Directory.GetFiles(_folder.Path, Database.FileName));

        Refused(Issue(""), "SPECTRA_POSTGRESQL");
        Refused(Run("", "audit", "verify"), "lies in PostgreSQL");
        Assert.Contains("in PostgreSQL", Run(PrivatePostgres.ConnectionString, "audit", "verify").Exits(0).Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", made.Stderr, StringComparison.Ordinal);
    }

    [PostgresFact]
    public void TheEnvironmentWinsOverTheFileAndTheFileIsEnough()
    {
        RecordProbe.ConfigurePostgres(_folder.Path, Secret);
        Issue(PrivatePostgres.ConnectionString).Exits(0);
        Refused(Run("", "audit", "verify"), "can't be reached");

        RecordProbe.ConfigurePostgres(_folder.Path, PrivatePostgres.ConnectionString);
        Run("", "audit", "verify").Exits(0);
    }

    [Theory]
    [InlineData("postgresql://port:hush4711@db/spectra")]
    [InlineData("Host=db;Password=hush4711;Port=many")]
    [InlineData("Password=hush4711")]
    public void WhatIsNoConnectionStringIsSaidWithoutQuotingIt(string text) => Refused(Issue(text), "is no connection string");

    [Theory]
    [InlineData("{ \"postgresql\": \"Host=db;Password=hush4711\"")]
    [InlineData("[]")]
    [InlineData("{ \"postgresql\": 5432 }")]
    [InlineData("{ \"postgresql\": \"\" }")]
    [InlineData("{ \"seal\": \"hush4711\" }")]
    public void SettingsThatCanNotBeUnderstoodAreNamed(string json)
    {
        File.WriteAllText(_folder.File(SiteSettings.FileName), json);

        Refused(Run("", "exhibit", "issue", "KZ-1", "--by", "J. Doe"), SiteSettings.FileName);
    }

    [PostgresFact]
    public void ALostSiteFileIsNoticedByTheSealThatIsStillThere()
    {
        Issue(PrivatePostgres.ConnectionString).Exits(0);
        File.Delete(_folder.File(SiteFile.FileName));

        Refused(Issue(PrivatePostgres.ConnectionString), "is gone");
        Assert.Contains("NOT INTACT", Run(PrivatePostgres.ConnectionString, "audit", "verify").Exits(3).Stdout, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File(SiteFile.FileName)));
    }

    [PostgresFact]
    public void ALostSealIsNoticedAsItIsOnSqlite()
    {
        Issue(PrivatePostgres.ConnectionString).Exits(0);
        File.Delete(_folder.File(SealFile.FileName));

        Refused(Issue(PrivatePostgres.ConnectionString), "is missing");
        Assert.Contains("is missing", Run(PrivatePostgres.ConnectionString, "audit", "verify").Exits(3).Stdout, StringComparison.Ordinal);
    }

    private SpectraRun Issue(string postgresql) => Run(postgresql, "exhibit", "issue", $"KZ-{Guid.NewGuid():N}", "--by", "J. Doe");

    private SpectraRun Run(string postgresql, params string[] arguments) => SpectraProcess.Run([(StorageSettings.Variable, postgresql)], [.. arguments, "--data", _folder.Path]);

    private static void Refused(SpectraRun run, string why)
    {
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(why, run.Stderr, StringComparison.Ordinal);
        Assert.DoesNotContain("hush4711", run.Stderr, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Stderr, StringComparison.Ordinal);
    }
}
