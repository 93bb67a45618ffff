using System.Globalization;

namespace Spectra.Driver.Profiles;

/// <summary>Reads how an instrument writes times.</summary>
internal static class DeclaredClock
{
    private const string Unix = "unix";

    /// <summary>Times whose parts all differ, one of them past noon and one of one-digit parts, so that a part that is lost or swapped shows.</summary>
    private static readonly DateTime[] Samples = [new(2026, 11, 23, 17, 48, 39, DateTimeKind.Unspecified), new(2031, 2, 4, 5, 6, 7, DateTimeKind.Unspecified)];

    /// <summary>The format and zone; null where they are absent or wrong.</summary>
    public static ClockFormat? Read(DeclaredObject profile)
    {
        if (profile.Object("clock", ProfileKeys.Clock) is not { } clock)
        {
            return null;
        }

        string? format = clock.Text("format", longest: 64);
        Zone? zone = clock.Word<Zone>("zone");
        if (format is not null && format != Unix && Fault(format) is { } sentence)
        {
            clock.Faults.Add(clock.PathOf("format"), sentence);
            return null;
        }

        if (format == Unix && zone == Zone.Local)
        {
            clock.Faults.Add(clock.PathOf("zone"), "seconds since 1970 count from midnight UTC; expected \"utc\".");
        }

        return format is not null && zone is not null ? new ClockFormat(format, zone == Zone.Utc) : null;
    }

    private static string? Fault(string format)
    {
        if (format.Length < 2)
        {
            return $"write the format out, for example yyyy-MM-dd HH:mm:ss, or \"{Unix}\" for seconds since 1970.";
        }

        return StatesZone(format)
            ? "the format holds a time zone (z or K outside quotes); leave it out and state 'zone' instead."
            : Samples.All(time => RoundTrips(format, time))
                ? null
                : $"a time written in the format '{DeclaredObject.Quote(format)}' can't be read back: it needs year, month, day, hours of 24 (HH) and minutes, and quotes around letters that stand for themselves, as in yyyy-MM-dd'T'HH:mm:ss.";
    }

    private static bool StatesZone(string format)
    {
        char quote = '\0';
        for (int i = 0; i < format.Length; i++)
        {
            char c = format[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '\'' or '"')
            {
                quote = c;
            }
            else if (c == '\\')
            {
                i++;
            }
            else if (c is 'z' or 'K')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether nothing of a time is lost but its seconds, where the format states none.</summary>
    private static bool RoundTrips(string format, DateTime time)
    {
        try
        {
            string text = time.ToString(format, CultureInfo.InvariantCulture);
            return DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime back)
                && (back == time || back == time.AddSeconds(-time.Second));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private enum Zone
    {
        Utc,
        Local,
    }
}
