using System.Globalization;
using System.Text.Json;

namespace Spectra.Service.Tests.Commands;

public class ConvertTests
{
    [Fact]
    public void RawCsvHasTheFilesOwnNumbersInItsOwnOrder()
    {
        using TemporaryFolder folder = SampleFiles.Folder(("a.csv", "wavenumber (cm-1),%T\n4000,98.125\n3000,50.1\n2000,0.1\n1000,-0.25\n"));

        SpectraRun run = SpectraProcess.Run("convert", folder.File("a.csv"), "--raw", "--to", "csv").Exits(0);

        Assert.Equal("subfile,x,y\n0,4000,98.125\n0,3000,50.1\n0,2000,0.1\n0,1000,-0.25\n", run.Stdout);
    }

    [Fact]
    public void AMissingOrdinateIsAnEmptyField()
    {
        string jcamp = "##TITLE=gap\n##JCAMP-DX=4.24\n##DATA TYPE=INFRARED SPECTRUM\n##XUNITS=1/CM\n##YUNITS=ABSORBANCE\n##FIRSTX=600\n##LASTX=602\n##NPOINTS=3\n##XFACTOR=1\n##YFACTOR=0.1\n##XYDATA=(X++(Y..Y))\n600 1 ? 3\n##END=\n";
        using TemporaryFolder folder = SampleFiles.Folder(("gap.jdx", jcamp));

        string[] rows = SpectraProcess.Run("convert", folder.File("gap.jdx"), "--raw", "--to", "csv").Exits(0).Stdout.Split('\n');

        Assert.Equal("0,601,", rows[2]);
    }

    [Fact]
    public void SubfilesCountFromZero()
    {
        using TemporaryFolder folder = SampleFiles.Folder(("two.csv", "wavenumber (cm-1),absorbance,absorbance\n1000,0.1,0.5\n1001,0.2,0.6\n1002,0.3,0.7\n"));

        Assert.Equal(
            "subfile,x,y\n0,1000,0.1\n0,1001,0.2\n0,1002,0.3\n1,1000,0.5\n1,1001,0.6\n1,1002,0.7\n",
            SpectraProcess.Run("convert", folder.File("two.csv"), "--raw", "--to", "csv").Exits(0).Stdout);
    }

    [Fact]
    public void WithoutRawTheAxisAscendsIn1PerCentimetreAndOrdinatesAreAbsorbances()
    {
        using TemporaryFolder folder = SampleFiles.Folder(("a.csv", "wavelength (um),%T\n2.5,10\n5,1\n10,50\n"));

        string[] rows = SpectraProcess.Run("convert", folder.File("a.csv"), "--to", "csv").Exits(0).Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        (double X, double Y)[] points = [.. rows.Skip(1).Select(row => row.Split(',')).Select(cells => (Number(cells[1]), Number(cells[2])))];
        // 10 000 / um, and -log10(T / 100 %).
        Assert.Equal([1000, 2000, 4000], points.Select(point => Math.Round(point.X, 9)));
        Assert.Equal([Math.Round(Math.Log10(2), 9), 2, 1], points.Select(point => Math.Round(point.Y, 9)));
    }

    [Theory]
    [InlineData("jdx")]
    [InlineData("json")]
    [InlineData("csv")]
    public void EveryWrittenFormatReadsBackToTheSamePoints(string format)
    {
        using TemporaryFolder folder = SampleFiles.Folder(("a.jdx", SampleFiles.Jcamp(SampleFiles.Measured(5, 1), "Round trip", "57-50-1")));
        string original = SpectraProcess.Run("convert", folder.File("a.jdx"), "--raw", "--to", "csv").Exits(0).Stdout;

        Assert.Empty(SpectraProcess.Run("convert", folder.File("a.jdx"), "--raw", "--to", format, "--out", folder.File($"b.{format}")).Exits(0).StdoutBytes);

        if (format == "json")
        {
            Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(File.ReadAllText(folder.File("b.json"))).RootElement.ValueKind);
            return;
        }

        Assert.Equal(original, SpectraProcess.Run("convert", folder.File($"b.{format}"), "--raw", "--to", "csv").Exits(0).Stdout);
    }

    [Fact]
    public void UnknownUnitsConvertOnlyRaw()
    {
        using TemporaryFolder folder = SampleFiles.Folder(("a.csv", "1000,1\n1001,2\n1002,3\n1003,4\n1004,5\n"));

        SpectraRun refused = SpectraProcess.Run("convert", folder.File("a.csv"), "--to", "csv").Exits(1);

        Assert.Empty(refused.StdoutBytes);
        Assert.Contains("--raw", refused.Stderr, StringComparison.Ordinal);
        Assert.StartsWith("subfile,x,y\n0,1000,1\n", SpectraProcess.Run("convert", folder.File("a.csv"), "--raw", "--to", "csv").Exits(0).Stdout, StringComparison.Ordinal);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
