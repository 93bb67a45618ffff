namespace Spectra.Explanation;

/// <summary>A band that both the measured spectrum and the reference have. Heights are relative to the highest common band of each side.</summary>
/// <param name="Measured">Where it was measured, in cm-1, after the hit's shift.</param>
/// <param name="Expected">Where the reference has it, in cm-1.</param>
/// <param name="MeasuredHeight">Its relative height in the measured spectrum.</param>
/// <param name="ExpectedHeight">Its relative height in the reference.</param>
public sealed record AgreeingBand(double Measured, double Expected, double MeasuredHeight, double ExpectedHeight);
