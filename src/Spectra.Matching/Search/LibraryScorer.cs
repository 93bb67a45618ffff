using Spectra.Libraries;
using Spectra.Preprocessing;

namespace Spectra.Search;

/// <summary>One metric over one library: what depends on the two alone is computed once, however many queries follow.</summary>
internal abstract class LibraryScorer
{
    /// <summary>The scorer of a metric over a library.</summary>
    public static LibraryScorer Of(ReferenceLibrary library, Metric metric) => metric switch
    {
        Metric.Correlation correlation => new CorrelationScorer(library, correlation),
        Metric.Overlay overlay => new OverlayScorer(library, overlay),
        Metric.PeakMatch peaks => new PeakMatchScorer(library, peaks),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The scorer of the library's rows against one query.</summary>
    public abstract RowScorer Against(PreparedSpectrum query);
}
