using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Spectra.Service.Exports;

/// <summary>Serializers of the JSON export, made at build time.</summary>
[JsonSerializable(typeof(RecordPart))]
[JsonSerializable(typeof(CasePart))]
[JsonSerializable(typeof(BesidePart))]
internal sealed partial class ExportJson : JsonSerializerContext
{
    /// <summary>Camel case, words for enumerations, what is computed left out, names in any script as they are.</summary>
    public static ExportJson Written { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    });
}
