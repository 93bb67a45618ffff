using System.Globalization;
using System.Text;

namespace Spectra.Service.Storage;

/// <summary>A row to be appended: its table and its columns that are not NULL, in forms both database engines give back bit for bit.</summary>
internal sealed class EvidenceRow(string table)
{
    private readonly SortedDictionary<string, object> _columns = new(StringComparer.Ordinal);

    /// <summary>The table.</summary>
    public string Table => table;

    /// <summary>The columns that are not NULL.</summary>
    public IReadOnlyDictionary<string, object> Columns => _columns;

    /// <summary>The row's hash.</summary>
    public string Hash() => CanonicalEncoding.Hash(table, _columns.Select(static column => KeyValuePair.Create(column.Key, StoredValue.Of(column.Value))));

    /// <summary>A text; NUL and broken surrogates, which no engine keeps, become U+FFFD.</summary>
    public EvidenceRow With(string column, string? text)
    {
        if (text is not null)
        {
            _columns.Add(column, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Replace('\0', '\uFFFD'))));
        }

        return this;
    }

    /// <summary>An integer.</summary>
    public EvidenceRow With(string column, long? integer)
    {
        if (integer is { } value)
        {
            _columns.Add(column, value);
        }

        return this;
    }

    /// <summary>A number; NaN is NULL, and -0 is 0.</summary>
    public EvidenceRow With(string column, double? real)
    {
        if (real is { } value && !double.IsNaN(value))
        {
            _columns.Add(column, value == 0 ? 0.0 : value);
        }

        return this;
    }

    /// <summary>An id.</summary>
    public EvidenceRow With(string column, Guid id) => With(column, id.ToString("D", CultureInfo.InvariantCulture));

    /// <summary>An id, or none.</summary>
    public EvidenceRow With(string column, Guid? id) => id is { } known ? With(column, known) : this;

    /// <summary>A time, in UTC, or none.</summary>
    public EvidenceRow With(string column, DateTimeOffset? time) => time is { } known ? With(column, known) : this;

    /// <summary>A time, in UTC.</summary>
    public EvidenceRow With(string column, DateTimeOffset time) => With(column, UtcText.Of(time));

    /// <summary>Bytes.</summary>
    public EvidenceRow With(string column, byte[] bytes)
    {
        _columns.Add(column, bytes);
        return this;
    }
}
