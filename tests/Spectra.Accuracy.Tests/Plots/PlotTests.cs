using System.Xml.Linq;
using Spectra.Accuracy.Plots;
using Spectra.Accuracy.Statistics;

namespace Spectra.Accuracy.Tests.Plots;

public sealed class PlotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spectra-plots-").FullName;

    [Fact]
    public void EqualFiguresMakeEqualFiles()
    {
        Assert.Equal(File.ReadAllBytes(Reliabilities("a.svg")), File.ReadAllBytes(Reliabilities("b.svg")));
        Assert.Equal(File.ReadAllBytes(TopOne("c.svg")), File.ReadAllBytes(TopOne("d.svg")));
        Assert.Equal(File.ReadAllBytes(Roc("e.svg")), File.ReadAllBytes(Roc("f.svg")));
    }

    [Fact]
    public void EveryBinIsAPointOfTheReliabilityDiagram()
    {
        XDocument svg = XDocument.Load(Reliabilities("a.svg"));

        Assert.Equal(5, svg.Descendants().Count(element => element.Name.LocalName is "ellipse" or "circle"));
    }

    [Fact]
    public void EveryMetricIsNamedInTheLegend()
    {
        string text = XDocument.Load(TopOne("a.svg")).Root!.Value;

        Assert.Contains("combined", text, StringComparison.Ordinal);
        Assert.Contains("pearson", text, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Reliabilities(string name)
    {
        string path = Path.Combine(_folder, name);
        ReliabilityPlot.Draw("some", Reliability.Of(Enumerable.Range(0, 50).Select(i => (i / 50.0, i % 3 == 0))), path);
        return path;
    }

    private string TopOne(string name)
    {
        string path = Path.Combine(_folder, name);
        TopOnePlot.Draw(["gas in gas", "minerals in minerals"], ["combined", "pearson"], (m, s) => (m + s, 4), path);
        return path;
    }

    private string Roc(string name)
    {
        string path = Path.Combine(_folder, name);
        RocPlot.Draw("some", [("combined", [(0, 0), (0, 0.5), (0.1, 1), (1, 1)])], 10, path);
        return path;
    }
}
