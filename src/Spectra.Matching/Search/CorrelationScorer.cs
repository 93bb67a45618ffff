using System.Collections.Immutable;
using Spectra.Libraries;
using Spectra.Preprocessing;

namespace Spectra.Search;

/// <summary>Scores by a weighted mean, as angles, of masked correlations over views, at the best of a few shifts.</summary>
internal sealed class CorrelationScorer(ReferenceLibrary library, Metric.Correlation metric) : LibraryScorer
{
    private readonly Lazy<ImmutableArray<ViewRows>> _rows = new(() => [.. metric.Views.Select(weighted => new ViewRows(library, weighted.View))]);

    public override RowScorer Against(PreparedSpectrum query) => Correlations(query);

    /// <summary>As <see cref="Against"/>, with the single correlations in reach.</summary>
    public CorrelationRows Correlations(PreparedSpectrum query) => new(library, metric, _rows.Value, query);
}
