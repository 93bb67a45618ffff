namespace Spectra.Service.Api;

/// <summary>One thing that happened while a detector was docked, a spectrum identified, or a library worked on.</summary>
/// <param name="At">When, in UTC.</param>
/// <param name="Kind">listening, receiving, recorded, set-aside, alert, warning or library.</param>
/// <param name="Sentence">What happened, for a person.</param>
/// <param name="Device">The device's address; null for what a person brought.</param>
/// <param name="MeasurementId">The measurement that was recorded; null where none was.</param>
/// <param name="Received">Bytes received so far; null where nothing is being received.</param>
/// <param name="Of">Of how many; null where the device does not say.</param>
internal sealed record ProgressEvent(DateTimeOffset At, string Kind, string Sentence, string? Device, Guid? MeasurementId, long? Received, long? Of)
{
    /// <summary>The kind of what is told of libraries.</summary>
    public const string OfLibrary = "library";
}
