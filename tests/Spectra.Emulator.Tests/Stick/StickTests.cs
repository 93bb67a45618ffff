using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Spectra.Emulator.Tests.Stick;

public sealed class StickTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("spectra-stick-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void TheSameSeedGivesTheSameBytes() => Assert.Equal(Hashes(Fill("a", 7)), Hashes(Fill("b", 7)));

    [Fact]
    public void AnotherSeedGivesOtherMeasurementsUnderTheSameNames()
    {
        IReadOnlyDictionary<string, string> one = Hashes(Fill("a", 7));
        IReadOnlyDictionary<string, string> other = Hashes(Fill("b", 8));

        Assert.Equal(one.Keys.Order(), other.Keys.Order());
        Assert.All(one.Keys.Where(path => path.StartsWith("EXPORT", StringComparison.Ordinal) && !path.Contains("REPORT", StringComparison.Ordinal)), path => Assert.NotEqual(one[path], other[path]));
    }

    [Fact]
    public void TheBytesOfSeed1NeverChange()
    {
        // Pinned so that a demo shown elsewhere, on another processor or in a later version is the same demo.
        string all = string.Join('\n', Hashes(Fill("a", 1)).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}"));

        Assert.Equal("9C8386EB209E9C4F9F6FE11E66F40961ACF9ADB8FE2C64D9DA981A9257D9919B", Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(all))));
    }

    [Fact]
    public void EveryExportHasANameOfEightAndThreeCharacters() =>
        Assert.All(Hashes(Fill("a", 7)).Keys.Where(path => path != "INSTRUMENT.INI"), path => Assert.Matches("^EXPORT/[0-9]{8}/[A-Z0-9]{1,8}[.][A-Z]{3}$", path));

    [Fact]
    public void WithoutFaultsEveryExportIsAWholeMeasurement()
    {
        string folder = Fill("a", 7, faults: false);

        Assert.Equal(11, Directory.GetFiles(Path.Combine(folder, "EXPORT", "20261122")).Length);
        Assert.Equal(13, Directory.GetFiles(Path.Combine(Fill("b", 7), "EXPORT", "20261122")).Length);
    }

    [Fact]
    public void TheTruthNamesEveryExportAndStaysOffTheStick()
    {
        string folder = Fill("a", 7);
        string[][] truth = Truth("a");

        Assert.Equal(
            Hashes(folder).Keys.Where(path => path.StartsWith("EXPORT", StringComparison.Ordinal)).Order(),
            truth.Select(row => row[0]).Distinct().Order());
        Assert.Equal(6, truth.Count(row => row[2] == "match"));
        Assert.Equal(["0.6", "0.4"], truth.Where(row => row[2] == "mixture").Select(row => row[5]));
        Assert.Single(truth, row => row[2] == "no-match");
        Assert.Equal(2, truth.Count(row => row[2] == "error"));
    }

    [Fact]
    public void NoFileOfTheStickGivesTheTruthAway()
    {
        string[] names = [.. Truth(Path.GetFileName(Fill("a", 7))).SelectMany(row => new[] { row[3], row[4] }).Where(name => name.Length > 0)];

        Assert.All(Files(Path.Combine(_folder.FullName, "a")), file =>
        {
            string text = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file));
            Assert.Contains("SIMULATED", text, StringComparison.OrdinalIgnoreCase);
            Assert.All(names, name => Assert.False(Regex.IsMatch(text, $@"(?<![A-Za-z0-9]){Regex.Escape(name)}(?![A-Za-z0-9])"), $"{file} names {name}."));
        });
    }

    private string Fill(string name, int seed, bool faults = true)
    {
        string folder = Path.Combine(_folder.FullName, name);
        using StringWriter output = new();
        string[] arguments = ["stick", "--out", folder, "--bands", Some.BandTable, "--seed", $"{seed}", "--truth", $"{folder}.truth.csv", .. faults ? ["--with-faults"] : Array.Empty<string>()];
        Assert.Equal(0, CommandLine.Run(arguments, output, output));
        return folder;
    }

    private string[][] Truth(string name) => [.. File.ReadLines(Path.Combine(_folder.FullName, $"{name}.truth.csv")).Skip(1).Select(line => line.Split(','))];

    private static Dictionary<string, string> Hashes(string folder) =>
        Files(folder).ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));

    private static string[] Files(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
}
