using System.Text.Json;
using System.Text.Json.Serialization;

namespace Spectra.Service.Backups;

/// <summary>The manifest's JSON, generated at build time.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BackupManifest))]
internal sealed partial class BackupJson : JsonSerializerContext;
