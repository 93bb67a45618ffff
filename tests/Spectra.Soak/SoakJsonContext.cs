using System.Text.Json.Serialization;
using Spectra.Soak.Docking;

namespace Spectra.Soak;

/// <summary>The summaries of the commands.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FuzzSummary))]
[JsonSerializable(typeof(DockSummary))]
[JsonSerializable(typeof(DisconnectSummary))]
[JsonSerializable(typeof(KillSummary))]
[JsonSerializable(typeof(LedgerLine))]
internal sealed partial class SoakJsonContext : JsonSerializerContext;
