namespace Spectra.Libraries.Importing;

/// <summary>How well an entry's label fits its spectrum.</summary>
/// <param name="Fit">The score of <see cref="LabelFit"/>: higher fits better; comparable within one kind of entries.</param>
/// <param name="BetterShare">The share of labels of other entries, of those looked at, that fit this spectrum better: near 0 for a right label, anything for a wrong one.</param>
internal readonly record struct LabelScore(double Fit, double BetterShare);
