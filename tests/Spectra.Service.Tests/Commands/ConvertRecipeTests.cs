using System.Globalization;
using Spectra.Service.Commands;

namespace Spectra.Service.Tests.Commands;

public sealed class ConvertRecipeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ARecipeIsAppliedOnTheWay()
    {
        string source = Line("source.csv");
        string target = _folder.File("target.csv");

        Assert.Equal(0, await SpectraCommands.RunAsync(["convert", source, "--to", "csv", "--out", target, "--recipe", "resample(700,2,500) | savitzky-golay(20, 2, 1)"]));

        // The derivative of 0.2 + x / 1000 is 0.001 everywhere.
        string[] rows = (await File.ReadAllLinesAsync(target))[1..];
        Assert.Equal(500, rows.Length);
        Assert.All(rows, row => Assert.Equal(0.001, double.Parse(row.Split(',')[2], CultureInfo.InvariantCulture), 1e-9));
    }

    [Theory]
    [InlineData("--recipe", "snip")]
    [InlineData("--recipe", "min-max | arpls")]
    [InlineData("--recipe", "align")]
    [InlineData("--recipe", "arpls", "--raw")]
    public async Task AWrongRecipeIsWrongUsage(params string[] arguments) =>
        Assert.Equal(2, await SpectraCommands.RunAsync(["convert", Line("source.csv"), "--to", "csv", .. arguments]));

    [Fact]
    public async Task ASpectrumThatAStepRefusesIsAFailedInput() =>
        Assert.Equal(1, await SpectraCommands.RunAsync(["convert", Line("source.csv"), "--to", "csv", "--recipe", "technique(atr)"]));

    private string Line(string name)
    {
        string path = _folder.File(name);
        File.WriteAllLines(path, ["wavenumber (cm-1),absorbance", .. Enumerable.Range(0, 3501).Select(i => FormattableString.Invariant($"{600 + i},{0.2 + ((600 + i) / 1000.0):R}"))]);
        return path;
    }
}
