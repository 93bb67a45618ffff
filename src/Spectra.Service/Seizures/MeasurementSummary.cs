namespace Spectra.Service.Seizures;

/// <summary>A measurement in a list: with the role that is valid now and its latest analysis.</summary>
/// <param name="Measurement">The measurement.</param>
/// <param name="Role">The role that is valid now.</param>
/// <param name="Latest">The latest analysis; null where there is none.</param>
internal sealed record MeasurementSummary(Measurement Measurement, MeasurementRole Role, Analysis? Latest);
