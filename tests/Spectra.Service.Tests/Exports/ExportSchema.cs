using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Spectra.Service.Exports;

namespace Spectra.Service.Tests.Exports;

/// <summary>Makes the schema of the JSON export from its types.</summary>
internal static class ExportSchema
{
    /// <summary>The JSON Schema (2020-12) of both forms.</summary>
    public static string Generated()
    {
        JsonObject schema = new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Export of a measurement or a case of Spectra",
            ["oneOf"] = new JsonArray(Form(0, JsonExport.MeasurementFormat, ExportJson.Written.RecordPart), Form(1, JsonExport.CaseFormat, ExportJson.Written.CasePart)),
        };
        return schema.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
    }

    private static JsonObject Form(int place, string format, JsonTypeInfo record) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["format"] = new JsonObject { ["const"] = format },
            ["contentSha256"] = new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9a-f]{64}$" },
            ["record"] = Placed(Part(record), $"#/oneOf/{place}/properties/record"),
            ["beside"] = Placed(Part(ExportJson.Written.BesidePart), $"#/oneOf/{place}/properties/beside"),
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
string[] written = [.. context.TypeInfo.Properties.Where(static property => property.Set is not null).Select(static property => property.Name)];
                described["required"] = new JsonArray([.. written.Select(static name => (JsonNode)name)]);
                JsonObject properties = described["properties"]!.AsObject();
                foreach (string computed in properties.Select(static property => property.Key).Except(written).ToArray())
                {
                    properties.Remove(computed);
                }
            }

            return node;
        },
    });

    /// <summary>A part whose references, which count from its own top, count from where it stands.</summary>
    private static JsonNode Placed(JsonNode part, string place)
    {
        foreach (JsonObject node in Within(part).OfType<JsonObject>().Where(static node => node["$ref"] is JsonValue))
        {
            node["$ref"] = place + node["$ref"]!.GetValue<string>()[1..];
        }

        return part;
    }

    private static IEnumerable<JsonNode> Within(JsonNode? node) => node switch
    {
        JsonObject members => [members, .. members.Select(static member => member.Value).SelectMany(Within)],
        JsonArray items => [items, .. items.SelectMany(Within)],
        null => [],
        _ => [node],
    };
}
