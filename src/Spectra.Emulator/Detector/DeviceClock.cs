using System.Globalization;
using Spectra.Emulator.Records;

namespace Spectra.Emulator.Detector;

/// <summary>The detector's clock: the true time and how far it is off, which the memory keeps.</summary>
internal sealed class DeviceClock(TimeProvider time, MemoryState state, string format, bool isLocal)
{
    private static readonly DateTime Latest = new(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>What the clock says, in UTC; never before 1970 or after 2100.</summary>
    public DateTime Now
    {
        get
        {
            long seconds = Math.Clamp(time.GetUtcNow().ToUnixTimeSeconds() + state.ClockOffset, 0, new DateTimeOffset(Latest).ToUnixTimeSeconds());
            return DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime;
        }
    }

    /// <summary>How far the clock is off, in seconds.</summary>
    public long Offset => state.ClockOffset;

    /// <summary>Puts the clock so far off the true time.</summary>
    public void SetOffset(long seconds) => state.ClockOffset = seconds;

    /// <summary>Sets the clock.</summary>
    public void Set(DateTimeOffset to) => state.ClockOffset = to.ToUnixTimeSeconds() - time.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>A time of the clock as the detector shows it.</summary>
    public DateTime Shown(DateTime utc) => isLocal ? TimeZoneInfo.ConvertTimeFromUtc(utc, time.LocalTimeZone) : utc;

    /// <summary>A time as the detector writes it.</summary>
    public string Text(DateTime utc) => format == "unix"
        ? new DateTimeOffset(utc).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)
        : Shown(utc).ToString(format, CultureInfo.InvariantCulture);
}
