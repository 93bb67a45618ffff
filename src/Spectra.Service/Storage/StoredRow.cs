using System.Data.Common;
using System.Globalization;
using System.Text;

namespace Spectra.Service.Storage;

/// <summary>A row as it lies in the database, whatever was done to it: every column with the type it really has.</summary>
/// <param name="Columns">The columns that are not NULL.</param>
internal sealed record StoredRow(IReadOnlyDictionary<string, StoredValue> Columns)
{
    /// <summary>The row under the cursor.</summary>
    public static StoredRow Of(DbDataReader reader)
    {
        Dictionary<string, StoredValue> columns = new(StringComparer.Ordinal);
        for (int i = 0; i < reader.FieldCount; i++)
        {
            if (reader.IsDBNull(i))
            {
                continue;
            }

            // Text is taken as its bytes: decoding would hide what follows a NUL, and broken UTF-8.
            columns[reader.GetName(i)] = reader.GetValue(i) switch
            {
                long integer => StoredValue.Integer(integer),
                double real => StoredValue.Real(real),
                byte[] bytes => StoredValue.Blob(bytes),
                string => StoredValue.TextBytes(reader.GetFieldValue<byte[]>(i)),

                // A column whose type was tampered with: whatever it holds is not what was recorded.
                { } other => StoredValue.Text($"{other.GetType().Name} {Convert.ToString(other, CultureInfo.InvariantCulture)}"),
            };
        }

        return new StoredRow(columns);
    }

    /// <summary>A column as text for a person or a key; empty where it is NULL.</summary>
    public string Text(string column) => !Columns.TryGetValue(column, out StoredValue value)
        ? ""
        : (char)value.Tag switch
        {
            'T' => Encoding.UTF8.GetString(value.Bytes.Span),
            'I' => System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(value.Bytes.Span).ToString(CultureInfo.InvariantCulture),
            'R' => System.Buffers.Binary.BinaryPrimitives.ReadDoubleBigEndian(value.Bytes.Span).ToString("R", CultureInfo.InvariantCulture),
            _ => Convert.ToHexStringLower(value.Bytes.Span),
        };

    /// <summary>A column's integer, or null where it is none.</summary>
    public long? Integer(string column) => Columns.TryGetValue(column, out StoredValue value) && value.Tag == (byte)'I'
        ? System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(value.Bytes.Span)
        : null;
}
