using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Spectra.Driver.Framing;

/// <summary>What a ZMODEM or YMODEM sender says of a file: its name, NUL, its size in decimal and its time in octal seconds since 1970.</summary>
internal static class OfferText
{
    /// <summary>The longest name in bytes.</summary>
    public const int MaximumName = 1024;

    // 9999-12-31T23:59:59Z, the last time that can be held.
    private const long LastSecond = 253_402_300_799;

    /// <summary>The offer; null where the name is too long. A name that is no UTF-8 is Latin-1; a size or a time that is no number, and the time 0, are not stated.</summary>
    public static FileOffer? Read(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf((byte)0);
        ReadOnlySpan<byte> name = end < 0 ? text : text[..end];
        if (name.Length > MaximumName)
        {
            return null;
        }

        ReadOnlySpan<byte> facts = end < 0 ? [] : text[(end + 1)..];
        facts = facts[..(facts.IndexOf((byte)0) is var stop and >= 0 ? stop : facts.Length)];
        string[] fields = Encoding.Latin1.GetString(facts).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new FileOffer(
            Utf8.IsValid(name) ? Encoding.UTF8.GetString(name) : Encoding.Latin1.GetString(name),
            fields.Length > 0 && long.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out long bytes) ? bytes : null,
            fields.Length > 1 && Octal(fields[1]) is { } seconds and > 0 and <= LastSecond ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null);
    }

    private static long? Octal(string digits)
    {
        // 20 octal digits fit into 60 bits.
        if (digits.Length > 20)
        {
            return null;
        }

        long number = 0;
        foreach (char digit in digits)
        {
            if (digit is < '0' or > '7')
            {
                return null;
            }

            number = (number * 8) + digit - '0';
        }

        return number;
    }
}
