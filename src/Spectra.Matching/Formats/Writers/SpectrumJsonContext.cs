using System.Text.Json.Serialization;

namespace Spectra.Formats.Writers;

/// <summary>Serialisation without reflection: camel case names, enumerations by kebab-case names, every key always present.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(KebabCaseConverter<Technique>), typeof(KebabCaseConverter<MeasurementRole>)])]
[JsonSerializable(typeof(SpectrumDocument))]
internal sealed partial class SpectrumJsonContext : JsonSerializerContext;
