namespace Spectra.Soak.Crashes;

/// <summary>A write that the service said is recorded, or that was found recorded after its answer was lost.</summary>
internal sealed record AcknowledgedWrite(WriteKind Kind, string Marker, Guid? CaseId, Guid? MeasurementId);
