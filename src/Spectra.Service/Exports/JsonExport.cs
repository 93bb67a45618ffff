using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

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

    /// <summary>The JSON Schema (2020-12) of both forms; it is part of the program.</summary>
    public static string Schema()
    {
        using StreamReader text = new(typeof(JsonExport).Assembly.GetManifestResourceStream("Spectra.Service.Exports.export.schema.json") ?? throw new InvalidOperationException("The schema of the export is not in the program."));
        return text.ReadToEnd();
    }

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
