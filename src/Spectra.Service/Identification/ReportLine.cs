using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Spectra.Service.Identification;

/// <summary>Writes reports as JSON lines by code made at build time alone: the same text as <see cref="ReportJson"/>, without the descriptions of types that a serializer builds when it is first used.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IdentificationReport))]
[JsonSerializable(typeof(FileError))]
internal sealed partial class ReportLine : JsonSerializerContext
{
    /// <summary>The line of a report, without its end.</summary>
    public static string Of(IdentificationReport report) => Written(report, Default.IdentificationReport);

    /// <summary>The line of a file that could not be read.</summary>
    public static string Of(FileError error) => Written(error, Default.FileError);

    private static string Written<T>(T value, JsonTypeInfo<T> type)
    {
        ArrayBufferWriter<byte> line = new(1 << 14);
        using (Utf8JsonWriter writer = new(line, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            type.SerializeHandler!(writer, value);
        }

        return Encoding.UTF8.GetString(line.WrittenSpan);
    }
}
