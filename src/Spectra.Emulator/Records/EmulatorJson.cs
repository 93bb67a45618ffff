using System.Text.Json.Serialization;

namespace Spectra.Emulator.Records;

/// <summary>The JSON that the emulator keeps and reads, without reflection.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MemoryState))]
internal sealed partial class EmulatorJson : JsonSerializerContext;
