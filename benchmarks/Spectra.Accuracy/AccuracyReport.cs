using System.Collections.Immutable;
using System.Globalization;
using Spectra.Accuracy.Sections;
using Spectra.Search;

namespace Spectra.Accuracy;

/// <summary>Every query set of the corpus against its libraries by the chosen metrics, each set on its own with an interval: a table of contents, one class a section.</summary>
/// <param name="corpus">The corpus folder.</param>
/// <param name="libraries">Its libraries.</param>
/// <param name="metrics">The metrics to measure, the default first.</param>
/// <param name="plots">The folder of the plots, beside the report.</param>
internal sealed class AccuracyReport(string corpus, CorpusLibraries libraries, ImmutableArray<Metric> metrics, string plots)
{
    /// <summary>The whole report in Markdown. The same corpus and engine give the same bytes but for the last line.</summary>
    public string Run(Action<string> progress)
    {
        Rankings rankings = new(corpus, libraries, progress);
        MarkdownText text = new();
        text.Heading(1, "Identification quality");
        text.Paragraph($"`dotnet run -c Release --project benchmarks/Spectra.Accuracy -- CORPUS{(metrics == Metric.All ? "" : $" OUT.md {string.Join(' ', metrics.Select(metric => metric.Id))}")}`, engine {Engine.Version}.");
        text.Paragraph("Degraded, mixture and mission sets are (semi-)synthetic: they measure robustness, not accuracy between laboratories. Searches against the condensed library run without the ids of leave-out.csv. Degraded, all at once: the degraded set's references broadened to 16 cm-1, shifted by 4 cm-1, tilted as by ATR, on a 50 % slope, with 5 % noise. Mixtures as mixtures: [accuracy-mixtures.md](accuracy-mixtures.md).");
        new MatchTables(rankings, metrics, plots).AddTo(text);
        new PolymerClasses(rankings, libraries.Groups("polymers"), metrics).AddTo(text);
        new OpenSet(rankings, metrics, plots).AddTo(text);
        new ForeignSpectra(rankings, metrics).AddTo(text);
        new FalseDiscoverySection(libraries, rankings).AddTo(text);
        new LikenessSection(corpus, libraries, progress).AddTo(text);
        new ConfidenceSection(corpus, libraries, plots, progress).AddTo(text);
        new VerdictSection(corpus, libraries, progress).AddTo(text);
        PeerTable.AddTo(text, corpus);
        text.Paragraph(string.Create(CultureInfo.InvariantCulture, $"Measured on {DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores."));
        return text.ToString();
    }
}
