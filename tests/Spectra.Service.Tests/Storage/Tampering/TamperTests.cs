using System.Globalization;
using System.Text.Json;
using Xunit.Abstractions;

namespace Spectra.Service.Tests.Storage.Tampering;

/// <summary>Random edits of the database's files and of rows by SQL: all found, none falsely. <c>SPECTRA_TAMPER_EDITS</c> and <c>SPECTRA_TAMPER_SEED</c> make it a long run; its summary is the test's output.</summary>
[Collection(nameof(TamperTests))]
public class TamperTests(ITestOutputHelper output)
{
    private const int Usual = 40;

    [Fact]
    public void EveryEditIsFoundAndNothingElse()
    {
        TamperSummary summary = new TamperCampaign(Setting("SPECTRA_TAMPER_EDITS", Usual), Setting("SPECTRA_TAMPER_SEED", 1)).Run();

        output.WriteLine(JsonSerializer.Serialize(summary, JsonSerializerOptions.Web));
        Assert.Empty(summary.Missed);
        Assert.Empty(summary.Falsely);
        Assert.True(summary.Found > summary.Edits / 2, "Most edits are to alter something.");
    }

    private static int Setting(string name, int usual) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
}

/// <summary>The accounts of a site in PostgreSQL are the same for every copy of it: nobody looks at them while they are tampered with.</summary>
[CollectionDefinition(nameof(TamperTests), DisableParallelization = true)]
public sealed class TamperedAlone;
