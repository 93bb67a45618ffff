using System.Collections.Immutable;
using Spectra.Search;

namespace Spectra.Confidence;

/// <summary>How far a hit list may be believed.</summary>
/// <param name="AnswerSet">The substances that can't be excluded, best first.</param>
/// <param name="Strength">How strongly the best hit is held to be right, 0 to 1; a probability only where none is withheld.</param>
/// <param name="Domain">The calibration that was used.</param>
/// <param name="Level">The level of the answer set; null where none is stated.</param>
/// <param name="Withheld">Why no probability is given; null where one is.</param>
/// <param name="HoldsMixtures">Whether the mixture model was trained on spectra of this kind, so that it may be believed over one substance.</param>
public sealed record Assessment(ImmutableArray<Hit> AnswerSet, double Strength, string Domain, double? Level, string? Withheld, bool HoldsMixtures)
{
    /// <summary>The assessment of an empty hit list.</summary>
    public static Assessment OfNothing { get; } = new([], 0, "none", null, "there was nothing to compare with", true);

    /// <summary>The assessment of a spectrum that is too poor to be compared.</summary>
    public static Assessment OfUnusable { get; } = OfNothing with { Withheld = "the spectrum is too poor" };

    /// <summary>The calibrated probability that the best hit is of the right substance; null where it is withheld.</summary>
    public double? Probability => Withheld is null ? Strength : null;
}
