using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Spectra.Service.Storage;

/// <summary>One property of a record type as a column: text, number, flag, time, id, enumeration (in kebab-case words) or list of texts (JSON).</summary>
internal sealed class RecordColumn
{
    private readonly PropertyInfo _property;
    private readonly Type _type;
    private readonly bool _mayBeEmpty;

    public RecordColumn(PropertyInfo property)
    {
        _property = property;
        _type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        _mayBeEmpty = new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;
        Name = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
        IsFixed = property.GetCustomAttribute<FixedAttribute>() is not null;
    }

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>The property's name as JSON shows it.</summary>
    public string JsonName => JsonNamingPolicy.CamelCase.ConvertName(_property.Name);

    /// <summary>Whether no correction can change it.</summary>
    public bool IsFixed { get; }

    /// <summary>Puts the property's value into a row.</summary>
    public void Put(object record, EvidenceRow row) => _ = _property.GetValue(record) switch
    {
        null => row,
        string text => row.With(Name, text),
        Guid id => row.With(Name, id),
        DateTimeOffset time => row.With(Name, time),
        bool flag => row.With(Name, flag ? 1L : 0L),
        long integer => row.With(Name, (long?)integer),
        int integer => row.With(Name, (long?)integer),
        double real => row.With(Name, (double?)real),
        Enum word => row.With(Name, Words.Kebab(word)),
        ImmutableArray<string> list => row.With(Name, JsonSerializer.Serialize(list, StorageJson.Text.ImmutableArrayString)),
        { } other => throw new InvalidOperationException($"A {other.GetType().Name} is no column: {Name}."),
    };

    /// <summary>Takes the property's value out of a row.</summary>
    /// <exception cref="FormatException">The column is empty or of another type.</exception>
    public void Take(RecordRow row, object record)
    {
        object? value = Read(row);
        _property.SetValue(record, value is null && !_mayBeEmpty ? throw new FormatException($"Its column '{Name}' is empty.") : value);
    }

    /// <summary>Gives the property the value that a correction holds as text.</summary>
    /// <exception cref="FormatException">The text is no value of this column.</exception>
    public void Set(object record, string? text)
    {
        if (text is null && !_mayBeEmpty)
        {
            throw new FormatException($"'{JsonName}' can't be empty.");
        }

        _property.SetValue(record, text is null ? null : Parse(text));
    }

    /// <summary>The property's value as a correction keeps it.</summary>
    public string? Text(object record) => _property.GetValue(record) switch
    {
        null => null,
        DateTimeOffset time => UtcText.Of(time),
        bool flag => flag ? "1" : "0",
        double real => real.ToString("R", CultureInfo.InvariantCulture),
        Enum word => Words.Kebab(word),
        ImmutableArray<string> list => JsonSerializer.Serialize(list, StorageJson.Text.ImmutableArrayString),
        { } other => Convert.ToString(other, CultureInfo.InvariantCulture),
    };

    private object? Read(RecordRow row) => _type switch
    {
        _ when _type == typeof(string) => row.TextOrNull(Name),
        _ when _type == typeof(Guid) => row.IdOrNull(Name),
        _ when _type == typeof(DateTimeOffset) => row.TimeOrNull(Name),
        _ when _type == typeof(bool) => row.IntegerOrNull(Name) is { } flag ? flag != 0 : null,
        _ when _type == typeof(long) => row.IntegerOrNull(Name),
        _ when _type == typeof(int) => row.IntegerOrNull(Name) is { } integer ? checked((int)integer) : null,
        _ when _type == typeof(double) => row.RealOrNull(Name),
        _ => row.TextOrNull(Name) is { } text ? Parse(text) : null,
    };

    private object Parse(string text) => _type switch
    {
        _ when _type == typeof(string) => text,
        _ when _type == typeof(Guid) => Guid.Parse(text),
        _ when _type == typeof(DateTimeOffset) => UtcText.Parse(text),
        _ when _type == typeof(bool) => text switch { "1" => true, "0" => false, _ => throw new FormatException($"'{text}' is no yes or no: expected 1 or 0.") },
        _ when _type == typeof(long) => long.Parse(text, CultureInfo.InvariantCulture),
        _ when _type == typeof(int) => int.Parse(text, CultureInfo.InvariantCulture),
        _ when _type == typeof(double) => Number(text),
        _ when _type.IsEnum => Words.Enumeration(_type, text),
        _ when _type == typeof(ImmutableArray<string>) => JsonSerializer.Deserialize(text, StorageJson.Text.ImmutableArrayString),
        _ => throw new InvalidOperationException($"A {_type.Name} is no column: {Name}."),
    };

    // No separators of thousands: "1,5" would be read as 15.
    private static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : throw new FormatException($"'{text}' is no number: expected digits with a decimal point, such as 12.5.");

    /// <summary>Enumerations as words.</summary>
    private static class Words
    {
        public static string Kebab(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

        public static Enum Enumeration(Type type, string text) =>
            Enum.GetValues(type).Cast<Enum>().FirstOrDefault(value => Kebab(value) == text) ?? throw new FormatException($"'{text}' is none of {string.Join(", ", Enum.GetValues(type).Cast<Enum>().Select(Kebab))}.");
    }
}
