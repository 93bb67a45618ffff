using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Spectra.Service.Seizures.Decisions;

/// <summary>Writes and reads decision rules by code made at build time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, IgnoreReadOnlyProperties = true, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(DecisionRule))]
internal sealed partial class DecisionRuleJson : JsonSerializerContext
{
    /// <summary>The text that a rule's identity is the hash of.</summary>
    public static string Canonical(DecisionRule rule) => Written(rule, isIndented: false);

    /// <summary>The same for people to read, a member a line.</summary>
    public static string Readable(DecisionRule rule) => Written(rule, isIndented: true) + "\n";

    /// <summary>A rule from either text.</summary>
    /// <exception cref="JsonException">The text is no rule.</exception>
    public static DecisionRule Read(string json) =>
        JsonSerializer.Deserialize(json, Default.DecisionRule) ?? throw new JsonException("The text is null where a decision rule was expected.");

    private static string Written(DecisionRule rule, bool isIndented)
    {
        ArrayBufferWriter<byte> text = new();
        using (Utf8JsonWriter writer = new(text, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = isIndented, NewLine = "\n" }))
        {
            JsonSerializer.Serialize(writer, rule, Default.DecisionRule);
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }
}
