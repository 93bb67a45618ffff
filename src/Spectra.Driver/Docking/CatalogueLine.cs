using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Spectra.Driver.Profiles;

namespace Spectra.Driver.Docking;

/// <summary>Reads a line of a device's catalogue.</summary>
internal static class CatalogueLine
{
    /// <summary>The record that the line states; null where it states none that could be asked for.</summary>
    /// <param name="line">The line.</param>
    /// <param name="number">Its number, from 0.</param>
    /// <param name="fields">What its fields state.</param>
    /// <param name="profile">The device's words for roles, and how it writes times.</param>
    /// <param name="zone">The zone of the post, for devices that keep local time.</param>
    public static StoredRecord? Parse(string line, int number, ImmutableArray<CatalogueField> fields, DeviceProfile profile, TimeZoneInfo zone)
    {
        List<string> values = Split(line.TrimEnd('\r'));
        if (values.Count != fields.Length || Of(CatalogueField.Id) is not { Length: > 0 } id || !IsAskable(id)
            || !TryOptional(Of(CatalogueField.Bytes), static text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long bytes) ? bytes : (long?)null, out long? size)
            || !TryOptional(Of(CatalogueField.Crc32), static text => uint.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint crc) ? crc : (uint?)null, out uint? crc32)
            || Of(CatalogueField.Sha256) is { Length: not (0 or 64) })
        {
            return null;
        }

        string? time = Stated(Of(CatalogueField.Time));
        string? sample = Stated(Of(CatalogueField.Sample));
        return new StoredRecord
        {
            Id = id,
            Name = FileNames.Sanitise(Stated(Of(CatalogueField.Name)) ?? id),
            Bytes = size,
            DeviceTime = time is null ? null : FileNames.Sanitise(time),
            MeasuredAt = time is null || profile.Clock is null ? null : DeviceTimes.Parse(time, profile.Clock, zone),
            Role = RoleOf(Stated(Of(CatalogueField.Role)), profile),
            SampleName = sample is null ? null : FileNames.Sanitise(sample),
            Sha256 = Stated(Of(CatalogueField.Sha256)),
            Crc32 = crc32,
            Number = number,
        };

        string? Of(CatalogueField field) => fields.IndexOf(field) is var at and >= 0 ? values[at].Trim() : null;
    }

    private static string? Stated(string? text) => string.IsNullOrEmpty(text) ? null : text;

    // The id goes back into commands: what could end one or begin another is no id.
    private static bool IsAskable(string id) => id.Length <= 200 && id.All(static letter => letter is > ' ' and <= '~' and not ('"' or '\'' or ';' or '{' or '}'));

    private static bool TryOptional<T>(string? text, Func<string, T?> read, out T? value)
        where T : struct
    {
        value = string.IsNullOrEmpty(text) ? null : read(text);
        return string.IsNullOrEmpty(text) || value is not null;
    }

    private static MeasurementRole RoleOf(string? word, DeviceProfile profile) => word is null ? MeasurementRole.Unknown
        : profile.Roles.FirstOrDefault(role => role.Key.Equals(word, StringComparison.OrdinalIgnoreCase)) is { Key: not null } own ? own.Value
        : word.ToUpperInvariant() switch
        {
            "SAMPLE" => MeasurementRole.Sample,
            "BLANK" => MeasurementRole.Blank,
            "BACKGROUND" => MeasurementRole.Background,
            "CHECK" => MeasurementRole.Check,
            _ => MeasurementRole.Unknown,
        };

    private static List<string> Split(string line)
    {
        List<string> values = [];
        StringBuilder value = new();
        bool isQuoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                bool isDoubled = isQuoted && i + 1 < line.Length && line[i + 1] == '"';
                if (isDoubled)
                {
                    value.Append('"');
                    i++;
                }
                else
                {
                    isQuoted = !isQuoted;
                }
            }
            else if (line[i] == ',' && !isQuoted)
            {
                values.Add(value.ToString());
                value.Clear();
            }
            else
            {
                value.Append(line[i]);
            }
        }

        values.Add(value.ToString());
        return values;
    }
}
