using Spectra.Libraries;
using Spectra.Preprocessing;

namespace Spectra.Search;

/// <summary>A library's rows through one view, each standardised: in place where the file stores them, else derived once from the stored absorbance.</summary>
internal sealed class ViewRows
{
    private readonly ReferenceLibrary _library;
    private readonly SpectralMatrix _stored;
    private readonly StandardizedView[]? _derived;

    public ViewRows(ReferenceLibrary library, SpectralView view)
    {
        _library = library;
        _stored = library.Matrix(library.Stores(view) ? view : new SpectralView.Absorbance());
        if (!library.Stores(view))
        {
            StandardizedView[] derived = new StandardizedView[library.References.Length];
            Parallel.For(0, derived.Length, row => derived[row] = StandardizedView.Of(view, Absorbance(library, row), library.Grid));
            _derived = derived;
        }
    }

    /// <summary>A row.</summary>
    public ReadOnlySpan<float> this[int row] => _derived is null ? _stored[row] : _derived[row].Values;

    /// <summary>Where a row is defined: a view can be defined at fewer points than the absorbance.</summary>
    public Coverage CoverageOf(int row) => _derived is null ? _library.Coverages[row] : _derived[row].Coverage;

    /// <summary>The stored absorbance of a row, of any scale; NaN where not covered.</summary>
    public static double[] Absorbance(ReferenceLibrary library, int row)
    {
        ReadOnlySpan<float> stored = library.Matrix(new SpectralView.Absorbance())[row];
        double[] absorbance = new double[stored.Length];
        Array.Fill(absorbance, double.NaN);
        foreach ((int start, int end) in library.Coverages[row].Runs)
        {
            for (int i = start; i < end; i++)
            {
                absorbance[i] = stored[i];
            }
        }

        return absorbance;
    }
}
