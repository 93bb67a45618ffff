using Spectra.Roles;

namespace Spectra.Service.Seizures;

/// <summary>One spectrum of a received file, to be recorded.</summary>
/// <param name="Spectrum">The spectrum as the file states it.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Analysis">What was made of it; null for backgrounds, blanks and checks, and where there is no library.</param>
/// <param name="Check">What it says of the instrument; null where it is no check.</param>
internal sealed record NewMeasurement(Spectrum Spectrum, InferredRole Role, NewAnalysis? Analysis, NewPerformanceCheck? Check = null);
