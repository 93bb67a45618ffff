namespace Spectra.Explanation;

/// <summary>A measured band that a textbook range explains.</summary>
/// <param name="Position">Where it was measured, in cm-1.</param>
/// <param name="From">The lower end of the expected range, in cm-1.</param>
/// <param name="To">The upper end, in cm-1.</param>
/// <param name="Assignment">The vibration that the textbook assigns.</param>
public sealed record HintBand(double Position, double From, double To, string Assignment);
