using System.Globalization;
using Spectra.Driver.Profiles;

namespace Spectra.Driver.Docking;

/// <summary>Reads the times a device writes.</summary>
internal static class DeviceTimes
{
    /// <summary>The time in UTC by the device's clock; null where the text is none in the profile's format.</summary>
    /// <param name="text">The device's text.</param>
    /// <param name="format">How it writes times.</param>
    /// <param name="zone">The zone of the post, for devices that keep local time.</param>
    public static DateTimeOffset? Parse(string text, ClockFormat format, TimeZoneInfo zone)
    {
        if (format.Format == "unix")
        {
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long seconds) && Math.Abs(seconds) < 200_000_000_000
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null;
        }

        if (!DateTime.TryParseExact(text.Trim(), format.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime read))
        {
            return null;
        }

        // An hour that daylight saving skips or doubles is read with the zone's usual offset: the raw text is kept beside it.
        DateTime unspecified = DateTime.SpecifyKind(read, DateTimeKind.Unspecified);
        return new DateTimeOffset(unspecified, TimeSpan.Zero) - (format.IsUtc ? TimeSpan.Zero : zone.GetUtcOffset(unspecified));
    }
}
