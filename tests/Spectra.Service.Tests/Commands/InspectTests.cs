using System.Text.Json;

namespace Spectra.Service.Tests.Commands;

public class InspectTests
{
    private const string Line = """
        file string
        subfile integer
        sha256 string
        format string
        points integer
        missing integer
        first number
        last number
        xUnit string
        xUnitStated string
        yUnit string
        yUnitStated string
        technique string
        techniqueStated string?
        resolution number?
        scans integer?
        title string?
        cas string?
        instrument string?
        time string?
        role string
        warnings array
        warnings[].code string
        warnings[].message string
        """;

    private static readonly string[] Locales = ["C", "C.UTF-8", "de_DE.ISO-8859-1", "tr_TR.UTF-8"];

    [Fact]
    public void AFileSaysWhatItStates()
    {
        string content = SampleFiles.Jcamp(SampleFiles.Absorbances(1), "Pentaerythritol tetranitrate", "78-11-5", more: "##SPECTROMETER/DATA SYSTEM=FTIR 9\n##RESOLUTION=4\n##LONG DATE=2026/03/14 10:20:30\n");
        using TemporaryFolder folder = SampleFiles.Folder(("a.jdx", content));

        JsonElement line = Assert.Single(SpectraProcess.Run("inspect", folder.File("a.jdx"), "--json").Exits(0).JsonLines());

        JsonShape.AssertKeys(line, Line);
        Assert.Equal("a.jdx", line.GetProperty("file").GetString());
        Assert.Equal(0, line.GetProperty("subfile").GetInt32());
        Assert.Equal(Some.Hash(File.ReadAllBytes(folder.File("a.jdx"))), line.GetProperty("sha256").GetString());
        Assert.Equal("JCAMP-DX", line.GetProperty("format").GetString());
        Assert.Equal(838, line.GetProperty("points").GetInt32());
        Assert.Equal(0, line.GetProperty("missing").GetInt32());
        Assert.Equal((650.0, 3998.0), (line.GetProperty("first").GetDouble(), line.GetProperty("last").GetDouble()));
        Assert.Equal("1/cm", line.GetProperty("xUnit").GetString());
        Assert.Equal("absorbance", line.GetProperty("yUnit").GetString());
        Assert.Equal(4, line.GetProperty("resolution").GetDouble());
        Assert.Equal("Pentaerythritol tetranitrate", line.GetProperty("title").GetString());
        Assert.Equal("78-11-5", line.GetProperty("cas").GetString());
        Assert.Equal("FTIR 9", line.GetProperty("instrument").GetString());
        Assert.StartsWith("2026/03/14", line.GetProperty("time").GetString(), StringComparison.Ordinal);
        Assert.Empty(line.GetProperty("warnings").EnumerateArray());
    }

    [Fact]
    public void WhatAFileDoesNotStateIsNullAndWhatWasAssumedIsAWarning()
    {
        using TemporaryFolder folder = SampleFiles.Folder(("bare.txt", SampleFiles.Csv(SampleFiles.Absorbances(1)).Split('\n', 2)[1]));

        JsonElement line = Assert.Single(SpectraProcess.Run("inspect", folder.File("bare.txt"), "--json").Exits(0).JsonLines());

        JsonShape.AssertKeys(line, Line);
        Assert.All(["resolution", "scans", "title", "cas", "instrument", "time"], key => Assert.Equal(JsonValueKind.Null, line.GetProperty(key).ValueKind));
        Assert.Contains(line.GetProperty("warnings").EnumerateArray(), warning => warning.GetProperty("code").GetString() == "unit-assumed");
    }

    [Fact]
    public void AFileThatCannotBeReadGivesAnErrorInItsPlaceAndTheOthersStillCome()
    {
        using TemporaryFolder folder = SampleFiles.Folder(
            ("a.jdx", SampleFiles.Jcamp(SampleFiles.Absorbances(1))),
            ("b.jdx", "<!DOCTYPE html><html><body>502 Bad Gateway</body></html>"),
            ("c.jdx", ""),
            ("d.txt", SampleFiles.Prose),
            ("e.jdx", SampleFiles.Jcamp(SampleFiles.Absorbances(2))[..4000]),
            ("f.csv", SampleFiles.Csv(SampleFiles.Absorbances(3))));

        SpectraRun run = SpectraProcess.Run("inspect", folder.Path, "--json").Exits(1);

        IReadOnlyList<JsonElement> lines = run.JsonLines();
        Assert.Equal(["a.jdx", "b.jdx", "c.jdx", "d.txt", "e.jdx", "f.csv"], lines.Select(line => line.GetProperty("file").GetString()));
        Assert.Equal([false, true, true, true, true, false], lines.Select(line => line.TryGetProperty("error", out _)));
        Assert.Equal(["not-a-spectrum", "no-data", "not-a-spectrum"], lines.Skip(1).Take(3).Select(line => line.GetProperty("error").GetProperty("code").GetString()));
        foreach (JsonElement failed in lines.Where(line => line.TryGetProperty("error", out _)))
        {
            JsonShape.AssertKeys(failed, "file string\nerror.code string\nerror.message string");
            Assert.Contains(failed.GetProperty("file").GetString()!, run.Stderr, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void NamesAreRelativeWithSlashesAndInUtf8WhateverTheLocale()
    {
        using TemporaryFolder folder = SampleFiles.Folder(("Prüfung/Übung \"1\".csv", SampleFiles.Csv(SampleFiles.Absorbances(1))), ("日本.csv", SampleFiles.Csv(SampleFiles.Absorbances(2))));
        string[] expected = ["Prüfung/Übung \"1\".csv", "日本.csv"];

        byte[][] outputs = [.. Locales.Select(locale =>
        {
            SpectraRun run = SpectraProcess.Run([("LC_ALL", locale), ("LANG", locale)], "inspect", folder.Path, "--json").Exits(0);
            Assert.Equal(expected, run.JsonLines().Select(line => line.GetProperty("file").GetString()));
            return run.StdoutBytes;
        })];

        Assert.All(outputs, output => Assert.Equal(outputs[0], output));
    }

    [Fact]
    public void ForAPersonTheSameIsShown()
    {
        using TemporaryFolder folder = SampleFiles.Folder(("a.jdx", SampleFiles.Jcamp(SampleFiles.Absorbances(1), "Something white", "57-50-1")));

        string shown = SpectraProcess.Run("inspect", folder.File("a.jdx")).Exits(0).Stdout;

        Assert.All(["JCAMP-DX", "838", "650", "ABSORBANCE", "Something white", "57-50-1", "not stated"], words => Assert.Contains(words, shown, StringComparison.Ordinal));
    }
}
