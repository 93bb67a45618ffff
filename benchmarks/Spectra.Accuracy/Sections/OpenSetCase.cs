namespace Spectra.Accuracy.Sections;

/// <summary>One query, as it is and with its substance out of the hit list, by one score (any number that rises with trust in the answer).</summary>
/// <param name="AsIs">The score of the answer.</param>
/// <param name="IsRight">Whether that answer is right.</param>
/// <param name="Without">The score of the answer when nothing right is left to find.</param>
internal readonly record struct OpenSetCase(double AsIs, bool IsRight, double Without);
