using System.Globalization;
using Spectra.Driver.Profiles;

namespace Spectra.Driver.Docking;

/// <summary>Reads the times a device writes.</summary>
internal static class DeviceTimes
{
    private static readonly long FirstSecond = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>The time in UTC by the device's clock; null where the text is none in the profile's format.</summary>
    /// <param name="text">The device's text.</param>
    /// <param name="format">How it writes times.</param>
    /// <param name="zone">The zone of the post, for devices that keep local time.</param>
    public static DateTimeOffset? Parse(string text, ClockFormat format, TimeZoneInfo zone)
    {
        if (format.Format == "unix")
        {
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long seconds) && seconds >= FirstSecond && seconds <= LastSecond
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null;
        }

        if (!DateTime.TryParseExact(text.Trim(), format.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime read))
        {
            return null;
        }

        // An hour that daylight saving skips or doubles is read with the zone's usual offset: the raw text is kept beside it.
        DateTime unspecified = DateTime.SpecifyKind(read, DateTimeKind.Unspecified);
        long ticks = unspecified.Ticks - (format.IsUtc ? 0 : zone.GetUtcOffset(unspecified).Ticks);

        // The first and last hours that can be written are no times in every zone.
        return ticks < DateTimeOffset.MinValue.Ticks || ticks > DateTimeOffset.MaxValue.Ticks ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
    }
}
