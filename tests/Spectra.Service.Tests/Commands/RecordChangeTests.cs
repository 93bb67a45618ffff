using System.Text.Json;

namespace Spectra.Service.Tests.Commands;

/// <summary>What a person adds to the record: exhibit codes, assignments, roles, admissions.</summary>
public sealed class RecordChangeTests : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _stick = SampleFiles.Folder(("one.jdx", SampleFiles.Jcamp(SampleFiles.Measured(1, 1))));

    public void Dispose()
    {
        _data.Dispose();
        _stick.Dispose();
    }

    [Fact]
    public void AForeignFileIsAdmittedAssignedAndGivenItsRoleWithATrail()
    {
        SpectraRun docked = Run("dock", $"folder:{_stick.Path}", "--since", "2099-01-01", "--decontaminated", "--by", "J. Doe", "--json").Exits(0);
        Assert.Empty(docked.StdoutBytes);
        Assert.Contains("1 kept apart as foreign", docked.Stderr, StringComparison.Ordinal);
        string aside = System.Text.RegularExpressions.Regex.Match(docked.Stderr, "Its id is ([0-9a-f-]{36})").Groups[1].Value;
        Assert.Contains(aside, Run("record", "list", "--set-aside").Exits(0).Stdout, StringComparison.Ordinal);

        string admitted = Run("record", "admit", aside, "--reason", "the clock was wrong", "--by", "J. Doe").Exits(0).Stdout;
        string id = admitted.Trim().TrimEnd('.').Split(' ')[^1];
        Run("record", "admit", aside, "--reason", "again", "--by", "J. Doe").Exits(1);
        Assert.Equal("KZ-7\n", Run("exhibit", "issue", "KZ-7", "--by", "J. Doe", "--note", "bag 1").Exits(0).Stdout);
        Run("exhibit", "issue", "kz-7", "--by", "J. Doe").Exits(1);
        Run("record", "assign", id, "--exhibit", "KZ-8", "--reason", "label", "--by", "J. Doe").Exits(1);
        Run("record", "assign", id, "--exhibit", "kz-7", "--reason", "label", "--by", "J. Doe").Exits(0);
        Run("record", "role", id, "--role", "check", "--reason", "the film", "--by", "J. Roe").Exits(0);

        JsonElement shown = Assert.Single(Run("record", "show", id, "--json").Exits(0).JsonLines());
        Assert.Equal(("KZ-7", "corrected", "check", "corrected", "yes", "J. Doe"), (Text(shown, "exhibit"), Text(shown, "exhibitBasis"), Text(shown, "role"), Text(shown, "roleBasis"), Text(shown, "decontaminated"), Text(shown, "decontaminatedBy")));
        Assert.Equal(["exhibit_code", "role"], shown.GetProperty("corrections").EnumerateArray().Select(static correction => Text(correction, "field")));
        string card = Run("record", "show", id).Exits(0).Stdout;
        Assert.Contains("KZ-7 (corrected)", card, StringComparison.Ordinal);
        Assert.Contains("by J. Roe", card, StringComparison.Ordinal);
        Assert.Equal("KZ-7", Text(Assert.Single(Run("exhibit", "list", "--json").Exits(0).JsonLines()), "code"));
        Run("audit", "verify").Exits(0);
    }

    [Fact]
    public void WhereNobodyCanBeAskedItSaysSo() =>
        Assert.Contains("Nobody was asked", Run("dock", $"folder:{_stick.Path}").Exits(0).Stderr, StringComparison.Ordinal);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private SpectraRun Run(params string[] arguments) => SpectraProcess.Run([.. arguments, "--data", _data.Path]);
}
