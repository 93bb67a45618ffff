using System.Text.Json.Serialization;

namespace Spectra.Soak;

/// <summary>The summaries of the commands.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FuzzSummary))]
internal sealed partial class SoakJsonContext : JsonSerializerContext;
