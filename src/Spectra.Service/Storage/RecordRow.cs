using System.Globalization;

namespace Spectra.Service.Storage;

/// <summary>A stored row, its columns by name in the types of the record. A column of another type is not as it was written.</summary>
internal readonly struct RecordRow(StoredRow row)
{
    public string Text(string column) => TextOrNull(column) ?? throw Unexpected(column);

    public string? TextOrNull(string column) => Value(column, 'T') ? row.Text(column) : null;

    public long Integer(string column) => IntegerOrNull(column) ?? throw Unexpected(column);

    public long? IntegerOrNull(string column) => Value(column, 'I') ? row.Integer(column) : null;

    public double? RealOrNull(string column) => Value(column, 'R') ? double.Parse(row.Text(column), CultureInfo.InvariantCulture) : null;

    public double Real(string column) => RealOrNull(column) ?? throw Unexpected(column);

    public Guid Id(string column) => Guid.Parse(Text(column));

    public DateTimeOffset Time(string column) => UtcText.Parse(Text(column));

    public Guid? IdOrNull(string column) => TextOrNull(column) is { } text ? Guid.Parse(text) : null;

    public DateTimeOffset? TimeOrNull(string column) => TextOrNull(column) is { } text ? UtcText.Parse(text) : null;

    private bool Value(string column, char tag) =>
        row.Columns.TryGetValue(column, out StoredValue value) && (value.Tag == tag ? true : throw Unexpected(column));

    private static FormatException Unexpected(string column) => new($"Its column '{column}' is empty or of another type.");
}
