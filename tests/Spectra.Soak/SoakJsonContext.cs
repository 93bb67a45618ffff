using System.Text.Json.Serialization;
using Spectra.Soak.Crashes;
using Spectra.Soak.Docking;
using Spectra.Soak.Reruns;

namespace Spectra.Soak;

/// <summary>The summaries of the commands.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FuzzSummary))]
[JsonSerializable(typeof(DockSummary))]
[JsonSerializable(typeof(DisconnectSummary))]
[JsonSerializable(typeof(KillSummary))]
[JsonSerializable(typeof(CrashSummary))]
[JsonSerializable(typeof(RerunSummary))]
[JsonSerializable(typeof(LedgerLine))]
internal sealed partial class SoakJsonContext : JsonSerializerContext;
