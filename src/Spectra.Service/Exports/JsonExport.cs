using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace Spectra.Service.Exports;

/// <summary>Everything of a dossier as JSON: <c>record</c> is what the record holds, <c>contentSha256</c> the SHA-256 of its bytes as they stand in the file, <c>beside</c> what is not part of the record.</summary>
internal static class JsonExport
{
    /// <summary>The form of a measurement.</summary>
    public const string MeasurementFormat = "spectra-measurement-1";

    /// <summary>The form of a case.</summary>
    public const string CaseFormat = "spectra-case-1";

    /// <summary>A measurement.</summary>
    public static byte[] Of(MeasurementDossier dossier) =>
        Whole(MeasurementFormat, Bytes(dossier), JsonSerializer.SerializeToUtf8Bytes(BesidePart.Of(dossier), ExportJson.Written.BesidePart));

    /// <summary>A case.</summary>
    public static byte[] Of(CaseDossier dossier) =>
        Whole(CaseFormat, Bytes(dossier), JsonSerializer.SerializeToUtf8Bytes(BesidePart.Of(dossier), ExportJson.Written.BesidePart));

    /// <summary>The hash of what the record holds of a measurement: it stays the same while nothing is added to it.</summary>
    public static string ContentSha256(MeasurementDossier dossier) => Hash(Bytes(dossier));

    /// <summary>The hash of what the record holds of a case.</summary>
    public static string ContentSha256(CaseDossier dossier) => Hash(Bytes(dossier));

    /// <summary>The JSON Schema (2020-12) of both forms.</summary>
    public static string Schema()
    {
        JsonObject schema = new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Export of a measurement or a case of Spectra",
            ["oneOf"] = new JsonArray(Form(MeasurementFormat, ExportJson.Written.RecordPart), Form(CaseFormat, ExportJson.Written.CasePart)),
        };
        return schema.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
    }

    private static JsonObject Form(string format, JsonTypeInfo record) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["format"] = new JsonObject { ["const"] = format },
            ["contentSha256"] = new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9a-f]{64}$" },
            ["record"] = Part(record),
            ["beside"] = Part(ExportJson.Written.BesidePart),
        },
        ["required"] = new JsonArray("format", "contentSha256", "record", "beside"),
        ["additionalProperties"] = false,
    };

    /// <summary>The schema of a part, each object closed: what is not named can't be in it.</summary>
    private static JsonNode Part(JsonTypeInfo part) => part.GetJsonSchemaAsNode(new JsonSchemaExporterOptions
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = static (context, node) =>
        {
            if (node is JsonObject described && described.ContainsKey("properties"))
            {
                described["additionalProperties"] = false;
                described["required"] = new JsonArray([.. context.TypeInfo.Properties.Where(static property => property.Get is not null).Select(static property => (JsonNode)property.Name)]);
            }

            return node;
        },
    });

    private static byte[] Bytes(MeasurementDossier dossier) => JsonSerializer.SerializeToUtf8Bytes(RecordPart.Of(dossier), ExportJson.Written.RecordPart);

    private static byte[] Bytes(CaseDossier dossier) => JsonSerializer.SerializeToUtf8Bytes(CasePart.Of(dossier), ExportJson.Written.CasePart);

    private static string Hash(byte[] record) => Convert.ToHexStringLower(SHA256.HashData(record));

    private static byte[] Whole(string format, byte[] record, byte[] beside)
    {
        using MemoryStream whole = new();
        using (Utf8JsonWriter writer = new(whole, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("format", format);
            writer.WriteString("contentSha256", Hash(record));
            writer.WritePropertyName("record");
            writer.WriteRawValue(record);
            writer.WritePropertyName("beside");
            writer.WriteRawValue(beside);
            writer.WriteEndObject();
        }

        whole.WriteByte((byte)'\n');
        return whole.ToArray();
    }
}
