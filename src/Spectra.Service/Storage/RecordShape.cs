using System.Collections.Immutable;
using System.Reflection;

namespace Spectra.Service.Storage;

/// <summary>How a record type lies in its table: one column for each settable property.</summary>
/// <typeparam name="T">A record type with <see cref="EvidenceTableAttribute"/> and a parameterless constructor.</typeparam>
internal static class RecordShape<T>
    where T : class
{
    private static readonly ImmutableArray<RecordColumn> Columns =
        [.. typeof(T).GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(static property => property.CanWrite).Select(static property => new RecordColumn(property))];

    /// <summary>The table.</summary>
    public static string Table { get; } = typeof(T).GetCustomAttribute<EvidenceTableAttribute>()?.Table ?? throw new InvalidOperationException($"{typeof(T).Name} names no table.");

    /// <summary>The columns that a correction may change, as JSON names them.</summary>
    public static ImmutableArray<string> Correctable { get; } = [.. Columns.Where(static column => !column.IsFixed).Select(static column => column.JsonName)];

    /// <summary>The record as a row to be appended.</summary>
    public static EvidenceRow Row(T record)
    {
        EvidenceRow row = new(Table);
        foreach (RecordColumn column in Columns)
        {
            column.Put(record, row);
        }

        return row;
    }

    /// <summary>A stored row as a record.</summary>
    /// <exception cref="FormatException">A column is empty or of another type.</exception>
    public static T Of(RecordRow row)
    {
        T record = Activator.CreateInstance<T>();
        foreach (RecordColumn column in Columns)
        {
            column.Take(row, record);
        }

        return record;
    }

    /// <summary>The column that JSON calls so; null where there is none that may be corrected.</summary>
    public static RecordColumn? Find(string jsonName) => Columns.FirstOrDefault(column => !column.IsFixed && column.JsonName == jsonName);

    /// <summary>The record as corrections have it, the latest last.</summary>
    /// <exception cref="FormatException">A correction holds no value of its column.</exception>
    public static T Corrected(T record, IEnumerable<(string Field, string? Value)> corrections)
    {
        ImmutableArray<(RecordColumn? Column, string? Value)> changes = [.. corrections.Select(static change => (Columns.FirstOrDefault(column => column.Name == change.Field), change.Value))];
        if (changes.IsEmpty)
        {
            return record;
        }

        T corrected = Activator.CreateInstance<T>();
        foreach (RecordColumn column in Columns)
        {
            column.Set(corrected, changes.LastOrDefault(change => change.Column == column) is { Column: not null } change ? change.Value : column.Text(record));
        }

        return corrected;
    }
}
