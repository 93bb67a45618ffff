using System.Text.Json.Serialization;

namespace Spectra.Benchmarks.Retro;

/// <summary>What the retro-search did.</summary>
/// <param name="Spectra">Stored spectra.</param>
/// <param name="Curves">Different curves among them.</param>
/// <param name="Known">Substances of the first release.</param>
/// <param name="Entries">Substances that the second adds.</param>
/// <param name="Seconds">How long it took, the killed runs included.</param>
/// <param name="Kills">How often it was killed and started again.</param>
/// <param name="IdentifiedAgain">Spectra that the screen let through to a whole identification.</param>
/// <param name="Changed">Spectra whose answer a whole identification changes.</param>
/// <param name="Alerts">Alerts in the record.</param>
/// <param name="Missed">Changed answers without an alert.</param>
/// <param name="Wrong">Alerts whose answer is not that of a whole identification to the byte, or did not change.</param>
/// <param name="Doubled">Measurements with more than one alert.</param>
/// <param name="AuditFault">What an audit found; null where nothing.</param>
internal sealed record RetroLine(int Spectra, int Curves, int Known, int Entries, double Seconds, int Kills, long IdentifiedAgain, int Changed, int Alerts, int Missed, int Wrong, int Doubled, string? AuditFault)
{
    /// <summary>Whether every alert is right, none is doubled, and the record is intact.</summary>
    public bool Ok => Wrong == 0 && Doubled == 0 && AuditFault is null;
}

/// <summary>The serializer of the line.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RetroLine))]
internal sealed partial class RetroLineJson : JsonSerializerContext;
