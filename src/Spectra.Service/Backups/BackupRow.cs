using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectra.Service.Storage;

namespace Spectra.Service.Backups;

/// <summary>A row as one line of JSON that loses nothing: an object of its columns that are not NULL, in ordinal order of their names.</summary>
/// <remarks>
/// Text is a string and a 64-bit integer a number; a real is <c>{"real":"0.1","bits":"3fb999999999999a"}</c>, its shortest text for people and its IEEE 754 binary64 for programs; bytes are <c>{"bytes":"base64"}</c>.
/// </remarks>
internal static class BackupRow
{
    private const string Real = "real";
    private const string Bits = "bits";
    private const string Binary = "bytes";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes lines to <paramref name="stream"/>.</summary>
    public static Utf8JsonWriter WriterTo(Stream stream) => new(stream, Options);

    /// <summary>Writes a row and ends its line.</summary>
    /// <exception cref="EvidenceException">A text is none.</exception>
    public static void Write(Utf8JsonWriter writer, Stream stream, string table, StoredRow row)
    {
        writer.WriteStartObject();
        foreach ((string column, StoredValue value) in row.Columns.OrderBy(static column => column.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(column);
            WriteValue(writer, table, column, value);
        }

        writer.WriteEndObject();
        writer.Flush();
        stream.WriteByte((byte)'\n');
        writer.Reset();
    }

    /// <summary>The columns of a line with their values: text, integers, reals and bytes.</summary>
    /// <exception cref="FormatException">It is no row.</exception>
    public static Dictionary<string, object> Read(ReadOnlySpan<byte> line)
    {
        try
        {
            Utf8JsonReader reader = new(line);
            Dictionary<string, object> columns = new(StringComparer.Ordinal);
            Expect(reader.Read() && reader.TokenType == JsonTokenType.StartObject);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string column = reader.GetString()!;
                reader.Read();
                columns.Add(column, ReadValue(ref reader));
            }

            Expect(reader.TokenType == JsonTokenType.EndObject && !reader.Read());
            return columns;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("It is no row.", failure);
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, string table, string column, StoredValue value)
    {
        ReadOnlySpan<byte> bytes = value.Bytes.Span;
        switch ((char)value.Tag)
        {
            case 'T' when System.Text.Unicode.Utf8.IsValid(bytes):
                writer.WriteStringValue(bytes);
                break;
            case 'I':
                writer.WriteNumberValue(BinaryPrimitives.ReadInt64BigEndian(bytes));
                break;
            case 'R':
                writer.WriteStartObject();
                writer.WriteString(Real, BinaryPrimitives.ReadDoubleBigEndian(bytes).ToString("R", CultureInfo.InvariantCulture));
                writer.WriteString(Bits, Convert.ToHexStringLower(bytes));
                writer.WriteEndObject();
                break;
            case 'B':
                writer.WriteStartObject();
                writer.WriteBase64String(Binary, bytes);
                writer.WriteEndObject();
                break;
            default:
                throw new EvidenceException($"A text in the column {column} of {table} is no UTF-8: nothing was backed up. Run 'spectra audit verify'.");
        }
    }

    private static object ReadValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString()!;
            case JsonTokenType.Number:
                return reader.GetInt64();
            case JsonTokenType.StartObject:
                Expect(reader.Read() && reader.TokenType == JsonTokenType.PropertyName);
                bool isReal = reader.ValueTextEquals(Real);
                Expect(isReal || reader.ValueTextEquals(Binary));
                Expect(reader.Read());
                object value = isReal ? ReadReal(ref reader) : reader.GetBytesFromBase64();
                Expect(reader.Read() && reader.TokenType == JsonTokenType.EndObject);
                return value;
            default:
                throw new FormatException("It is no value.");
        }
    }

    private static double ReadReal(ref Utf8JsonReader reader)
    {
        Expect(reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(Bits) && reader.Read());
        Span<byte> bits = stackalloc byte[sizeof(double)];
        Expect(Convert.FromHexString(reader.GetString()!, bits, out _, out int written) == OperationStatus.Done && written == sizeof(double));
        return BinaryPrimitives.ReadDoubleBigEndian(bits);
    }

    private static void Expect(bool isSo)
    {
        if (!isSo)
        {
            throw new FormatException("It is no row.");
        }
    }
}
