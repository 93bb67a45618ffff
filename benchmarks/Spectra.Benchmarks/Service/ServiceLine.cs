using System.Text.Json.Serialization;

namespace Spectra.Benchmarks.Service;

/// <summary>What one engine did under load.</summary>
/// <param name="Engine">sqlite or postgresql.</param>
/// <param name="Clients">How many asked at a time.</param>
/// <param name="Seconds">How long.</param>
/// <param name="PerSecond">Requests answered a second.</param>
/// <param name="Faults">Requests not answered as they should be.</param>
/// <param name="Kinds">Each kind of request.</param>
/// <param name="Memory">What the service held.</param>
/// <param name="ServiceProcessorShare">The processor time of the service over the time that passed; 1 is one core.</param>
/// <param name="BytesPerMeasurement">How much the database grew for each measurement recorded, in bytes.</param>
/// <param name="AuditFault">What an audit found after the load; null where nothing.</param>
internal sealed record ServiceLine(string Engine, int Clients, double Seconds, double PerSecond, int Faults, IReadOnlyList<KindLine> Kinds, MemoryLine Memory, double ServiceProcessorShare, double BytesPerMeasurement, string? AuditFault)
{
    /// <summary>Whether every request was answered and the record is intact.</summary>
    public bool Ok => Faults == 0 && AuditFault is null;
}

/// <summary>One kind of request.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Count">How many.</param>
/// <param name="Median">In milliseconds, as the client saw it.</param>
/// <param name="P99">In milliseconds.</param>
/// <param name="Most">In milliseconds.</param>
internal sealed record KindLine(string Kind, int Count, double Median, double P99, double Most);

/// <summary>Resident memory of the service, in megabytes.</summary>
/// <param name="Start">Before the first request of the load.</param>
/// <param name="Warm">After a third of it.</param>
/// <param name="End">At its end.</param>
/// <param name="SlopePerMinute">Of a straight line through the last two thirds.</param>
internal sealed record MemoryLine(double Start, double Warm, double End, double SlopePerMinute);

/// <summary>The serializer of the lines.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ServiceLine))]
internal sealed partial class ServiceLineJson : JsonSerializerContext;
