using Spectra.Driver.Docking;

namespace Spectra.Driver.Protocols;

/// <summary>Reads the answer to <c>*IDN?</c>: make, model, serial number, firmware.</summary>
internal static class ScpiIdentity
{
    /// <summary>The identity; null where the answer is none. A field that is empty or 0 is not reported, as the standard says.</summary>
    public static DeviceIdentity? Parse(string answer)
    {
        string[] fields = [.. answer.Split(',', 4).Select(static field => FileNames.Sanitise(field.Trim()))];
        if (fields.Length != 4 || fields[1].Length == 0 || answer.Any(static letter => letter is < ' ' or > '~'))
        {
            return null;
        }

        string? make = Stated(fields[0]);
        return new DeviceIdentity(make is null ? fields[1] : $"{make} {fields[1]}", Stated(fields[2]), Stated(fields[3]));
    }

    private static string? Stated(string field) => field is "" or "0" ? null : field;
}
