namespace Spectra.Performance;

/// <summary>How much light must be left in a part of the single beam.</summary>
/// <param name="Region">Where the mean of the single beam is taken.</param>
/// <param name="LeastShare">The least share of the single beam's maximum, 0 to 1.</param>
public sealed record EnergyLimit(SpectralRegion Region, double LeastShare);
