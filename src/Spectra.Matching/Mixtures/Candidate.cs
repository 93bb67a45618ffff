using Spectra.Libraries;

namespace Spectra.Mixtures;

/// <summary>A reference that may be a component: its columns and their products with what every fit needs.</summary>
internal sealed class Candidate
{
    /// <summary>A candidate of a problem.</summary>
    /// <param name="index">Its number in the problem, in the order of first use.</param>
    /// <param name="library">Its library.</param>
    /// <param name="row">Its row there.</param>
    /// <param name="slopes">The slopes of the component itself.</param>
    /// <param name="crossed">The products of the slopes with each background column.</param>
    public Candidate(int index, ReferenceLibrary library, int row, double[] slopes, double[] crossed)
    {
        (Index, Library, Row, Slopes, Crossed) = (index, library, row, slopes, crossed);
        Reference = library.References[row];
        Norm = Math.Sqrt(Kernels.FixedLanes.Dot(slopes, slopes));
    }

    public int Index { get; }

    public ReferenceLibrary Library { get; }

    public int Row { get; }

    public ReferenceSpectrum Reference { get; }

    public double[] Slopes { get; }

    /// <summary>The products of the slopes with each background column.</summary>
    public double[] Crossed { get; }

    /// <summary>The norm of the slopes.</summary>
    public double Norm { get; }

    /// <summary>The component and its distortions, <see cref="DistortionColumns.Count"/> rows one after another; made when first fitted.</summary>
    public double[]? Columns { get; set; }

    /// <summary>The products of the columns with the query.</summary>
    public double[] Projections { get; set; } = [];

    /// <summary>The products of each column with each background column, one column's after another.</summary>
    public double[] Background { get; set; } = [];

    /// <summary>Whether both are entries of one substance.</summary>
    public bool IsSameSubstance(Candidate other) => string.Equals(Reference.Substance.Key, other.Reference.Substance.Key, StringComparison.Ordinal);
}
