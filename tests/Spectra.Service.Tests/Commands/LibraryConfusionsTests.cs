using System.Text.Json;

namespace Spectra.Service.Tests.Commands;

public class LibraryConfusionsTests
{
    [Fact]
    public void OneCurveUnderTwoNamesIsNamedFromBothSidesAndTheTailFollows()
    {
        using TemporaryFolder folder = SampleFiles.Folder(
            ("one/a.jdx", SampleFiles.Jcamp(SampleFiles.Absorbances(1), "o-Alpha", "78-11-5")),
            ("one/b.jdx", SampleFiles.Jcamp(SampleFiles.Absorbances(1), "p-Alpha", "57-50-1")),
            ("one/c.jdx", SampleFiles.Jcamp(SampleFiles.Absorbances(2), "Gamma", "58-08-2")));

        SpectraRun built = SpectraProcess.Run("library", "build", folder.File("one"), "--out", folder.File("built.speclib")).Exits(0);
        Assert.Contains("3 substances, 2 of them with another that infrared does not separate", built.Stdout, StringComparison.Ordinal);

        string[] lines = SpectraProcess.Run("library", "confusions", "--library", folder.File("built.speclib"), "--json").Exits(0).Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        using JsonDocument first = JsonDocument.Parse(lines[0]);
        JsonElement confused = Assert.Single(first.RootElement.GetProperty("confusions").EnumerateArray());
        Assert.Equal("o-Alpha", first.RootElement.GetProperty("name").GetString());
        Assert.Equal(("57-50-1", 1, "isomer", true), (confused.GetProperty("id").GetString(), confused.GetProperty("score").GetDouble(), confused.GetProperty("kind").GetString(), confused.GetProperty("sameCurve").GetBoolean()));
        using JsonDocument tail = JsonDocument.Parse(lines[2]);
        Assert.Equal((3, 2), (tail.RootElement.GetProperty("substances").GetInt32(), tail.RootElement.GetProperty("confused").GetInt32()));
        Assert.All(tail.RootElement.GetProperty("tail").EnumerateArray(), line => Assert.InRange(line.GetProperty("chance").GetDouble(), 0.5, 1));
    }

    [Fact]
    public void TheTableNamesSubstancesAndKind()
    {
        using TemporaryFolder folder = SampleFiles.Folder(
            ("one/a.jdx", SampleFiles.Jcamp(SampleFiles.Absorbances(1), "Alpha", "78-11-5")),
            ("one/b.jdx", SampleFiles.Jcamp(SampleFiles.Absorbances(1), "Beta", "57-50-1")));
        SpectraProcess.Run("library", "build", folder.File("one"), "--out", folder.File("built.speclib")).Exits(0);

        string table = SpectraProcess.Run("library", "confusions", "--library", folder.File("built.speclib")).Exits(0).Stdout;

        Assert.All(["Alpha", "Beta", "1.0000", "one curve"], word => Assert.Contains(word, table, StringComparison.Ordinal));
    }

    [Fact]
    public void ALibraryThatIsNotThereIsWrongUsage() =>
        SpectraProcess.Run("library", "confusions", "--library", "none.speclib").Exits(2);
}
