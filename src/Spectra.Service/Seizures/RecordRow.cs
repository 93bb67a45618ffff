using System.Data;
using Spectra.Service.Storage;

namespace Spectra.Service.Seizures;

/// <summary>The row under a cursor, its columns by name in the types of the record.</summary>
internal readonly struct RecordRow(IDataRecord record)
{
    public string Text(string column) => record.GetString(record.GetOrdinal(column));

    public string? TextOrNull(string column) => IsNull(column) ? null : Text(column);

    public long Integer(string column) => record.GetInt64(record.GetOrdinal(column));

    public long? IntegerOrNull(string column) => IsNull(column) ? null : Integer(column);

    public double Real(string column) => record.GetDouble(record.GetOrdinal(column));

    public double? RealOrNull(string column) => IsNull(column) ? null : Real(column);

    public Guid Id(string column) => Guid.Parse(Text(column));

    public DateTimeOffset Time(string column) => UtcText.Parse(Text(column));

    private bool IsNull(string column) => record.IsDBNull(record.GetOrdinal(column));
}
