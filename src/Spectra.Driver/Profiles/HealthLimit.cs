namespace Spectra.Driver.Profiles;

/// <summary>From where on a figure that a device reports of itself tags every verdict of the session.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Lowest">The lowest value in order; null for none.</param>
/// <param name="Highest">The highest value in order; null for none.</param>
/// <param name="Words">The words in order, compared without case, for figures in words; null for any.</param>
public sealed record HealthLimit(HealthFigure Figure, double? Lowest, double? Highest, string? Words);
