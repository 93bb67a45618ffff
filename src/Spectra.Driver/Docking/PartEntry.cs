using System.Text.Json.Serialization;

namespace Spectra.Driver.Docking;

/// <summary>What lies beside a record in the inbox: which device's it is.</summary>
/// <param name="Key">What tells the record from every other.</param>
/// <param name="Record">What the device stated of it.</param>
internal sealed record PartEntry(RecordKey Key, StoredRecord Record);

/// <summary>Reads and writes what lies beside a record in the inbox.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PartEntry))]
internal sealed partial class PartJson : JsonSerializerContext;
