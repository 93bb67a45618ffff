using System.Text.Json;
using Spectra.Service.Tests.Storage;

namespace Spectra.Service.Tests.Commands;

/// <summary>From a folder into the record and back out: <c>dock</c>, <c>record</c>, <c>audit</c>.</summary>
public sealed class DockTests : IClassFixture<SampleLibrary>, IDisposable
{
    private const string Line = """
        file string
        subfile integer
        sha256 string
        role string
        roleReason string
        measurement string
        report object?
        performanceCheck object?
        """;

    private readonly SampleLibrary _library;
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _stick = SampleFiles.Folder(
        ("background.csv", SampleFiles.Csv(SampleFiles.Absorbances(8), "wavenumber (cm-1),single beam")),
        ("blank.csv", SampleFiles.Csv(new double[838])),
        ("cut.jdx", SampleFiles.Jcamp(SampleFiles.Absorbances(1))[..3000]),
        ("day 1/one.jdx", SampleFiles.Jcamp(SampleFiles.Measured(1, 1), "Exhibit 7")),
        ("day 1/other.jdx", SampleFiles.Jcamp(SampleFiles.Measured(77, 1))),
        ("notes.txt", SampleFiles.Prose));

    public DockTests(SampleLibrary library) => _library = library;

    public void Dispose()
    {
        _data.Dispose();
        _stick.Dispose();
    }

    [Fact]
    public void EveryFileIsALineAndWhatIsNoSpectrumIsSetAsideWithoutFailing()
    {
        IReadOnlyList<JsonElement> lines = Spectra(Dock().Exits(0));

        Assert.Equal(["background.csv", "blank.csv", "cut.jdx", "day 1/one.jdx", "day 1/other.jdx", "notes.txt"], lines.Select(line => line.GetProperty("file").GetString()).Order(StringComparer.Ordinal));
        foreach (JsonElement line in lines.Where(line => line.TryGetProperty("error", out _)))
        {
            JsonShape.AssertKeys(line, "file string\nerror.code string\nerror.message string");
        }

        Assert.Equal(["cut.jdx", "notes.txt"], lines.Where(line => line.TryGetProperty("error", out _)).Select(line => line.GetProperty("file").GetString()).Order(StringComparer.Ordinal));
        Dictionary<string, JsonElement> recorded = Recorded(lines);
        Assert.All(recorded.Values, line => JsonShape.AssertKeys(line, Line));
        Assert.Equal("background", recorded["background.csv"].GetProperty("role").GetString());
        Assert.Equal("blank", recorded["blank.csv"].GetProperty("role").GetString());
        Assert.Equal(("sample", "presumptive-match"), (recorded["day 1/one.jdx"].GetProperty("role").GetString(), Verdict(recorded["day 1/one.jdx"])));
        Assert.Equal(("sample", "no-match"), (recorded["day 1/other.jdx"].GetProperty("role").GetString(), Verdict(recorded["day 1/other.jdx"])));
        Assert.Equal(JsonValueKind.Null, recorded["background.csv"].GetProperty("report").ValueKind);
        Assert.Equal(JsonValueKind.Null, recorded["blank.csv"].GetProperty("report").ValueKind);
    }

    [Fact]
    public void ACheckStandardIsShownWithItsPerformanceCheckInPlaceOfAVerdict()
    {
        using TemporaryFolder stick = SampleFiles.Folder(("film.csv", SampleFiles.PolystyreneFilm()));

        JsonElement line = Assert.Single(SpectraProcess.Run("dock", $"folder:{stick.Path}", "--data", _data.Path, "--library", _library.Path, "--json").Exits(0).JsonLines());
        string table = SpectraProcess.Run("dock", $"folder:{stick.Path}", "--data", _data.File("second"), "--library", _library.Path).Exits(0).Stdout;

        JsonShape.AssertKeys(line, """
            role string
            performanceCheck.standard string
            performanceCheck.verdict string
            performanceCheck.sentence string
            performanceCheck.figures[].name string
            performanceCheck.figures[].verdict string
            """);
        Assert.Equal(("check", "passed"), (line.GetProperty("role").GetString(), line.GetProperty("performanceCheck").GetProperty("verdict").GetString()));
        Assert.Contains("PERFORMANCE CHECK PASSED", table, StringComparison.Ordinal);
        Assert.DoesNotContain("NO VERDICT", table, StringComparison.Ordinal);
    }

    [Fact]
    public void TheRecordedReportIsWhatIdentifyPrints()
    {
        JsonElement recorded = Recorded(Spectra(Dock()))["day 1/one.jdx"].GetProperty("report");

        JsonElement identified = SpectraProcess.Run("identify", _stick.Path, "--library", _library.Path, "--json").JsonLines().First(line => line.GetProperty("file").GetString() == "day 1/one.jdx");

        Assert.Equal(identified.GetRawText(), recorded.GetRawText());
    }

    [Fact]
    public void DockingTheSameFolderAgainAddsNothing()
    {
        Dock().Exits(0);
        string before = Audit().Exits(0).Stdout;

        SpectraRun again = Dock().Exits(0);

        Assert.Empty(again.StdoutBytes);
        Assert.Contains("6 known already", again.Stderr, StringComparison.Ordinal);
        Assert.Equal(before, Audit().Exits(0).Stdout);
    }

    [Fact]
    public void AFileThatCameSinceIsTheOnlyOneTaken()
    {
        Dock().Exits(0);
        File.WriteAllText(_stick.File("later.jdx"), SampleFiles.Jcamp(SampleFiles.Measured(2, 1)));
        File.Copy(_stick.File("day 1/one.jdx"), _stick.File("the same bytes.jdx"));

        JsonElement line = Assert.Single(Spectra(Dock().Exits(0)));

        Assert.Equal("later.jdx", line.GetProperty("file").GetString());
    }

    [Fact]
    public void WithoutALibraryMeasurementsAreRecordedWithoutAVerdictAndItSaysSo()
    {
        SpectraRun run = SpectraProcess.Run("dock", $"folder:{_stick.Path}", "--data", _data.Path, "--json").Exits(0);

        Assert.Contains("without a verdict", run.Stderr, StringComparison.Ordinal);
        Dictionary<string, JsonElement> recorded = Recorded(Spectra(run));
        Assert.Equal(4, recorded.Count);
        Assert.All(recorded.Values, line => Assert.Equal(JsonValueKind.Null, line.GetProperty("report").ValueKind));
        string shown = Show(recorded["day 1/one.jdx"]);
        Assert.Contains("Exhibit 7", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("resumptive", shown, StringComparison.Ordinal);
        Audit().Exits(0);
    }

    [Fact]
    public void TheDataFoldersOwnLibrariesAreUsedUnlessOthersAreNamed()
    {
        Directory.CreateDirectory(_data.File("libraries"));
        File.Copy(_library.Path, _data.File("libraries/own.speclib"));

        SpectraRun run = SpectraProcess.Run("dock", $"folder:{_stick.Path}", "--data", _data.Path, "--json").Exits(0);

        Assert.Equal("presumptive-match", Verdict(Recorded(Spectra(run))["day 1/one.jdx"]));
    }

    [Fact]
    public void ARecordShowsWhatWasMeasuredConcludedAndChained()
    {
        JsonElement line = Recorded(Spectra(Dock()))["day 1/one.jdx"];

        string shown = Show(line);

        Assert.All(
            ["day 1/one.jdx", line.GetProperty("sha256").GetString()!, "sample", "Exhibit 7", "838", "presumptive-match", "First substance", "measurement-recorded", "analysis-recorded"],
            words => Assert.Contains(words, shown, StringComparison.Ordinal));
    }

    [Fact]
    public void TheListGivesEveryIdWholeSoThatItCanBeLookedUp()
    {
        Dictionary<string, JsonElement> recorded = Recorded(Spectra(Dock()));

        string list = SpectraProcess.Run("record", "list", "--data", _data.Path).Exits(0).Stdout;

        Assert.All(recorded.Values, line => Assert.Contains(line.GetProperty("measurement").GetString()!, list, StringComparison.Ordinal));
        Assert.All(recorded.Values, line => Assert.Contains(line.GetProperty("file").GetString()!, list, StringComparison.Ordinal));
        Assert.Single(recorded.Values, line => SpectraProcess.Run("record", "list", "--data", _data.Path, "--count", "1").Stdout.Contains(line.GetProperty("measurement").GetString()!, StringComparison.Ordinal));
    }

    [Fact]
    public void AnAlteredRowIsNamedByTheAuditAndFailsIt()
    {
        string sha256 = Recorded(Spectra(Dock()))["day 1/one.jdx"].GetProperty("sha256").GetString()!;
        Tamper("evidence_raw", $"bytes = {new RecordProbe(_data.Path).Zeros("bytes")}", $"sha256 = '{sha256}'");

        SpectraRun audit = Audit().Exits(3);

        Assert.Contains("NOT INTACT", audit.Stdout, StringComparison.Ordinal);
        Assert.Contains("evidence_raw", audit.Stderr, StringComparison.Ordinal);
        Assert.Contains(sha256, audit.Stderr, StringComparison.Ordinal);
    }

    [SqliteFact]
    public void OneByteChangedInTheDatabaseFileIsNamedByTheAudit()
    {
        JsonElement line = Recorded(Spectra(Dock()))["day 1/one.jdx"];
        byte[] database = File.ReadAllBytes(_data.File("spectra.db"));
        byte[] title = System.Text.Encoding.UTF8.GetBytes("##TITLE=Exhibit 7");
        // The database may hold a stale copy of the page; only the living one is evidence, so every copy is changed.
        int changed = 0;
        for (int at = database.AsSpan().IndexOf(title); at >= 0; at = database.AsSpan().IndexOf(title))
        {
            database[at + title.Length - 1] = (byte)'8';
            changed++;
        }

        Assert.InRange(changed, 1, 3);
        File.WriteAllBytes(_data.File("spectra.db"), database);

        SpectraRun audit = Audit().Exits(3);

        Assert.Contains("evidence_raw", audit.Stderr, StringComparison.Ordinal);
        Assert.Contains(line.GetProperty("sha256").GetString()!, audit.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void AChangedVerdictIsNamedByTheAudit()
    {
        Dock().Exits(0);
        Tamper("evidence_analysis", "verdict_kind = 'no-match'", "verdict_kind = 'presumptive-match'");

        Assert.Contains("evidence_analysis", Audit().Exits(3).Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void EverySampleHasALineWithWhatWasMeasuredAroundIt()
    {
        SpectraRun run = Dock().Exits(0);

        Dictionary<string, string> ids = Recorded(Spectra(run)).ToDictionary(static line => line.Key, static line => line.Value.GetProperty("measurement").GetString()!);
        Dictionary<string, JsonElement> sequences = run.JsonLines().Where(IsSequence).ToDictionary(static line => line.GetProperty("measurement").GetString()!);
        Assert.Equal(new[] { ids["day 1/one.jdx"], ids["day 1/other.jdx"] }.Order(StringComparer.Ordinal), sequences.Keys.Order(StringComparer.Ordinal));
        JsonElement other = sequences[ids["day 1/other.jdx"]];
        JsonShape.AssertKeys(other, """
            measurement string
            sequence.cleanCrystal string?
            sequence.background string?
            sequence.blank string?
            sequence.previousSample string?
            sequence.postClean string?
            sequence.check string?
            tags[].id string
            tags[].sentence string
            """);
        Assert.Equal(ids["background.csv"], other.GetProperty("sequence").GetProperty("background").GetString());
        Assert.Contains("no-clean-blank", other.GetProperty("tags").EnumerateArray().Select(static tag => tag.GetProperty("id").GetString()));
        Assert.Contains("no-clean-blank", SpectraProcess.Run("record", "show", ids["day 1/other.jdx"], "--data", _data.Path).Exits(0).Stdout, StringComparison.Ordinal);
    }

    private static IReadOnlyList<JsonElement> Spectra(SpectraRun run) => [.. run.JsonLines().Where(static line => !IsSequence(line))];

    private static bool IsSequence(JsonElement line) => line.TryGetProperty("sequence", out _);

    private SpectraRun Dock() => SpectraProcess.Run("dock", $"folder:{_stick.Path}", "--data", _data.Path, "--library", _library.Path, "--json");

    private SpectraRun Audit() => SpectraProcess.Run("audit", "verify", "--data", _data.Path);

    private string Show(JsonElement line) => SpectraProcess.Run("record", "show", line.GetProperty("measurement").GetString()!, "--data", _data.Path).Exits(0).Stdout;

    private static Dictionary<string, JsonElement> Recorded(IEnumerable<JsonElement> lines) =>
        lines.Where(line => !line.TryGetProperty("error", out _)).ToDictionary(line => line.GetProperty("file").GetString()!);

    private static string Verdict(JsonElement line) => line.GetProperty("report").GetProperty("verdict").GetProperty("kind").GetString()!;

    /// <summary>What somebody with the file in hands could run, putting the triggers back as they were.</summary>
    private void Tamper(string table, string assignment, string condition)
    {
        Assert.Equal(1, new RecordProbe(_data.Path).TamperWithoutTraceInTheSchema($"UPDATE {table} SET {assignment} WHERE {condition}"));
    }
}
