using System.Text.Json.Serialization;

namespace Spectra.Service.Storage;

/// <summary>How the site's file is written.</summary>
[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(DataSite))]
internal sealed partial class DataSiteJson : JsonSerializerContext;
