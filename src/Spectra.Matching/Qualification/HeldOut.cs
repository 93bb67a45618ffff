namespace Spectra.Qualification;

/// <summary>What a library answered to a spectrum of one of its own entries.</summary>
/// <param name="Id">The entry.</param>
/// <param name="IsRight">Whether its substance came first.</param>
/// <param name="IsFamily">Whether a form of the same parent came first.</param>
/// <param name="First">The score of the first hit, 0 to 1.</param>
/// <param name="SecondRank">The score of the best hit of another family than the first; 0 where there was none.</param>
public sealed record HeldOut(string Id, bool IsRight, bool IsFamily, double First, double SecondRank)
{
    /// <summary>The calibrated domain that the query fell into; null where none holds it or nothing was assessed.</summary>
    public string? Domain { get; init; }

    /// <summary>Whether the conformal answer set held the substance; null where <see cref="Domain"/> is.</summary>
    public bool? IsInAnswerSet { get; init; }

    /// <summary>What the confidence model gave the right substance, 0 to 1; null where <see cref="Domain"/> is.</summary>
    public double? RightProbability { get; init; }
}
