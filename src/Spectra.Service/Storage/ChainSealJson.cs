using System.Text.Json.Serialization;

namespace Spectra.Service.Storage;

/// <summary>The seal's JSON, generated at build time.</summary>
[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(ChainSeal))]
internal sealed partial class ChainSealJson : JsonSerializerContext;
