using Spectra.Libraries;

namespace Spectra.Search;

/// <summary>The best reference of one substance.</summary>
/// <param name="Rank">1 for the best substance.</param>
/// <param name="Reference">The reference that scored best among those of its substance.</param>
/// <param name="Library">The name of its library.</param>
/// <param name="Hqi">The score.</param>
/// <param name="Gap">How far the next substance's score lies below this one; the score itself where there is no next.</param>
/// <param name="ShiftPerCentimetre">The shift of the query at which the score was reached, in cm-1.</param>
public sealed record Hit(int Rank, ReferenceSpectrum Reference, string Library, HitQualityIndex Hqi, double Gap, double ShiftPerCentimetre)
{
    /// <summary>Whether another hit is of a form of the same parent substance.</summary>
    public bool IsFamilyOf(Hit other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Reference.Substance.IsFamilyOf(other.Reference.Substance);
    }
}
