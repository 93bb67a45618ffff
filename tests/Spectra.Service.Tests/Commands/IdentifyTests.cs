using System.Text.Json;

namespace Spectra.Service.Tests.Commands;

public sealed class IdentifyTests : IClassFixture<SampleLibrary>
{
    private const string Line = """
        file string
        subfile integer
        sha256 string
        spectrum.points integer
        spectrum.first number
        spectrum.last number
        spectrum.unit string
        spectrum.technique string
        spectrum.role string
        quality.verdict string
        quality.snr number?
        quality.reasons array
        quality.reasons[] string
        verdict.kind string
        verdict.ids array
        verdict.ids[] string
        verdict.level string?
        verdict.confidence number?
        verdict.calibration.domain string
        verdict.calibration.applies boolean
        verdict.answerSet array
        verdict.answerSet[] string
        verdict.statement string
        alerts array
        alerts[].class string
        alerts[].ids array
        alerts[].ids[] string
        alerts[].trigger string
        alerts[].reason string
        hits array
        hits[].rank integer
        hits[].id string
        hits[].name string
        hits[].cas string?
        hits[].library string
        hits[].hqi number
        hits[].metric string
        hits[].gap number
        mixture object
        mixture.components array
        mixture.components[].id string
        mixture.components[].name string
        mixture.components[].cas string?
        mixture.components[].fraction number
        mixture.components[].basis string
        mixture.components[].low number?
        mixture.components[].high number?
        mixture.components[].probability number?
        mixture.residual number?
        detectionLimits array
        detectionLimits[].id string
        detectionLimits[].fraction number
        engine.version string
        engine.recipe string
        engine.metric string
        engine.libraries array
        engine.libraries[].name string
        engine.libraries[].release string
        engine.libraries[].sha256 string
        """;

    private static readonly string[] Roles = ["sample", "blank", "background", "check", "unknown"];
    private static readonly string[] Qualities = ["usable", "marginal", "unusable"];
    private static readonly string[] Kinds = ["presumptive-match", "mixture", "inconclusive", "no-match", "not-identifiable", "unusable"];

    private readonly SampleLibrary _library;

    public IdentifyTests(SampleLibrary library) => _library = library;

    [Fact]
    public void AMeasuredSubstanceOfTheLibraryIsConsistentWithIt()
    {
        using TemporaryFolder folder = SampleFiles.Folder(("a.jdx", SampleFiles.Jcamp(SampleFiles.Measured(1, 1))));

        JsonElement line = Assert.Single(Identify(folder.File("a.jdx")).Exits(0).JsonLines());

        AssertLine(line);
        Assert.Equal(Some.Hash(File.ReadAllBytes(folder.File("a.jdx"))), line.GetProperty("sha256").GetString());
        Assert.Equal("presumptive-match", line.GetProperty("verdict").GetProperty("kind").GetString());
        Assert.Equal(["78-11-5"], Texts(line.GetProperty("verdict").GetProperty("ids")));
        Assert.Contains("78-11-5", Texts(line.GetProperty("verdict").GetProperty("answerSet")));
        Assert.Contains("resumptive: consistent with First substance", line.GetProperty("verdict").GetProperty("statement").GetString(), StringComparison.Ordinal);
        JsonElement library = Assert.Single(line.GetProperty("engine").GetProperty("libraries").EnumerateArray());
        Assert.Equal(("samples", "7"), (library.GetProperty("name").GetString(), library.GetProperty("release").GetString()));
    }

    [Fact]
    public void AnExplosiveInTheAnswerRaisesItsAlert()
    {
        using TemporaryFolder folder = SampleFiles.Folder(("a.jdx", SampleFiles.Jcamp(SampleFiles.Measured(1, 2))));

        JsonElement alert = Identify(folder.File("a.jdx")).JsonLines()[0].GetProperty("alerts").EnumerateArray().First(alert => alert.GetProperty("class").GetString() == "energetic");

        Assert.Equal(["78-11-5"], Texts(alert.GetProperty("ids")));
        Assert.Equal("answer-set", alert.GetProperty("trigger").GetString());
    }

    [Fact]
    public void WhateverTheAnswerTheLineIsWholeAndNeverSoundsLikeAClearance()
    {
        using TemporaryFolder folder = SampleFiles.Folder(
            ("background.jdx", SampleFiles.Jcamp(SampleFiles.Absorbances(9), unit: "SINGLE BEAM")),
            ("blank.csv", SampleFiles.Csv(new double[800])),
            ("other.jdx", SampleFiles.Jcamp(SampleFiles.Measured(77, 1))),
            ("prose.txt", SampleFiles.Prose),
            ("short.csv", SampleFiles.Csv([.. SampleFiles.Absorbances(1).Take(20)])),
            ("sub/match.jdx", SampleFiles.Jcamp(SampleFiles.Measured(2, 1))),
            ("unknown unit.csv", "1000,1\n1001,2\n1002,3\n1003,4\n1004,5\n1005,4\n"));

        SpectraRun run = Identify(folder.Path).Exits(1);

        IReadOnlyList<JsonElement> lines = run.JsonLines();
        Assert.Equal(["background.jdx", "blank.csv", "other.jdx", "prose.txt", "short.csv", "sub/match.jdx", "unknown unit.csv"], lines.Select(line => line.GetProperty("file").GetString()));
        JsonShape.AssertKeys(lines[3], "file string\nerror.code string\nerror.message string");
        Assert.All(lines.Where((_, i) => i != 3), AssertLine);
        Dictionary<string, string> kinds = lines.Where((_, i) => i != 3).ToDictionary(line => line.GetProperty("file").GetString()!, line => line.GetProperty("verdict").GetProperty("kind").GetString()!);
        Assert.Equal("not-identifiable", kinds["blank.csv"]);
        Assert.Equal("no-match", kinds["other.jdx"]);
        Assert.Equal("unusable", kinds["short.csv"]);
        Assert.Equal("presumptive-match", kinds["sub/match.jdx"]);
        Assert.Equal("unusable", kinds["unknown unit.csv"]);
        foreach (JsonElement verdict in lines.Where((_, i) => i != 3).Select(line => line.GetProperty("verdict")).Where(verdict => verdict.GetProperty("kind").GetString() is "no-match" or "unusable"))
        {
            Assert.Contains("NOT mean safe or legal", verdict.GetProperty("statement").GetString(), StringComparison.Ordinal);
            Assert.Empty(Texts(verdict.GetProperty("ids")));
            Assert.DoesNotContain("..", verdict.GetProperty("statement").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void TheHitsAreRankedOneASubstanceAndTopCountsThem()
    {
        using TemporaryFolder folder = SampleFiles.Folder(
            ("references/a.jdx", SampleFiles.Jcamp(SampleFiles.Measured(1, 5), "First substance", "78-11-5")),
            ("q.jdx", SampleFiles.Jcamp(SampleFiles.Measured(1, 1))));
        string second = folder.File("second.speclib");
        SpectraProcess.Run("library", "build", folder.File("references"), "--out", second).Exits(0);

        JsonElement line = Assert.Single(SpectraProcess.Run("identify", folder.File("q.jdx"), "--library", _library.Path, "--library", second, "--json").Exits(0).JsonLines());

        JsonElement[] hits = [.. line.GetProperty("hits").EnumerateArray()];
        Assert.Equal([1, 2, 3], hits.Select(hit => hit.GetProperty("rank").GetInt32()));
        Assert.Equal(hits.Select(hit => hit.GetProperty("hqi").GetDouble()).OrderDescending(), hits.Select(hit => hit.GetProperty("hqi").GetDouble()));
        Assert.Single(hits, hit => hit.GetProperty("cas").GetString() == "78-11-5");
        Assert.All(hits, hit => Assert.Equal(Math.Round(hit.GetProperty("hqi").GetDouble(), 4), hit.GetProperty("hqi").GetDouble()));
        Assert.Equal(["samples", "second"], line.GetProperty("engine").GetProperty("libraries").EnumerateArray().Select(library => library.GetProperty("name").GetString()));
        Assert.Equal(2, Identify(folder.File("q.jdx"), "--top", "2").JsonLines()[0].GetProperty("hits").GetArrayLength());
    }

    [Theory]
    [InlineData("pearson")]
    [InlineData("pearson-d1")]
    [InlineData("local-shape")]
    public void TheMetricAskedForIsTheOneReported(string metric)
    {
        using TemporaryFolder folder = SampleFiles.Folder(("a.jdx", SampleFiles.Jcamp(SampleFiles.Absorbances(2))));

        JsonElement line = Assert.Single(Identify(folder.File("a.jdx"), "--metric", metric).Exits(0).JsonLines());

        Assert.Equal(metric, line.GetProperty("engine").GetProperty("metric").GetString());
        JsonElement best = line.GetProperty("hits")[0];
        Assert.Equal(("57-50-1", metric, 1.0), (best.GetProperty("id").GetString(), best.GetProperty("metric").GetString(), best.GetProperty("hqi").GetDouble()));
    }

    [Fact]
    public void TheSameTwiceIsTheSameToTheByte()
    {
        byte[] first = Identify(_library.References).Exits(0).StdoutBytes;

        Assert.NotEmpty(first);
        Assert.Equal(first, Identify(_library.References).StdoutBytes);
    }

    private SpectraRun Identify(string path, params string[] more) => SpectraProcess.Run(["identify", path, "--library", _library.Path, "--json", .. more]);

    private static void AssertLine(JsonElement line)
    {
        JsonShape.AssertKeys(line, Line);
        Assert.Contains(line.GetProperty("spectrum").GetProperty("role").GetString(), Roles);
        Assert.Contains(line.GetProperty("quality").GetProperty("verdict").GetString(), Qualities);
        Assert.Contains(line.GetProperty("verdict").GetProperty("kind").GetString(), Kinds);
    }

    private static IEnumerable<string> Texts(JsonElement array) => array.EnumerateArray().Select(text => text.GetString()!);
}
