namespace Spectra.Performance;

/// <summary>A band of a check standard whose position is known.</summary>
/// <param name="Position">The position of the absorbance maximum in transmission, in cm-1.</param>
/// <param name="Tolerance">How far a good instrument may be off to either side, in cm-1, above 0.</param>
public sealed record CheckBand(double Position, double Tolerance)
{
    /// <summary>How much lower than in transmission the band may lie by attenuated total reflection, in cm-1, 0 or more: it widens the tolerance towards low wavenumbers only.</summary>
    public double AtrShift { get; init; }

    /// <summary>Whether attenuated total reflection shows the band well enough to measure its position.</summary>
    public bool IsSeenInAtr { get; init; } = true;
}
