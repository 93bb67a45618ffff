namespace Spectra.Performance;

/// <summary>A band and the gap beside it, whose difference tells what the instrument resolves.</summary>
/// <param name="Band">The position of the absorbance maximum in cm-1.</param>
/// <param name="Gap">The position of the absorbance minimum beside it in cm-1.</param>
/// <param name="LeastDifference">The least difference in transmittance between gap and band, in per cent.</param>
public sealed record ResolutionPair(double Band, double Gap, double LeastDifference);
