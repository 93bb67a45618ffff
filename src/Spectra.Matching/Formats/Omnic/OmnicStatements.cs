using System.Globalization;
using System.Text.RegularExpressions;

namespace Spectra.Formats.Omnic;

/// <summary>What the text blocks of an OMNIC file state about a spectrum.</summary>
internal static partial class OmnicStatements
{
    private const byte ExperimentLayout = 0x79;
    private const int AccessoryAt = 413;
    private const int AccessoryWidth = 257;

    // The known ones have 276 bytes.
    private const int AccessoryBlockLength = 1024;

    // OMNIC counts seconds from here in UTC, in 32 bits.
    private static readonly DateTime Epoch = new(1899, 12, 31, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The time of a counter; null for 0, which no instrument can have meant.</summary>
    public static string? Time(uint seconds) =>
        seconds == 0 ? null : Epoch.AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The name of the accessory in an experiment block; null where the block has another layout or leaves it empty.</summary>
    public static string? Accessory(ReadOnlySpan<byte> experiment) =>
        experiment.Length >= AccessoryAt + AccessoryWidth && experiment[0] == ExperimentLayout
            ? ByteReader.Text(experiment.Slice(AccessoryAt, AccessoryWidth))
            : null;

    /// <summary>The longest of the NUL-separated texts of an accessory block.</summary>
    public static string? LongestText(ReadOnlySpan<byte> block)
    {
        block = block[..Math.Min(block.Length, AccessoryBlockLength)];
        string? longest = null;
        while (!block.IsEmpty)
        {
            string? text = ByteReader.Text(block);
            longest = (text?.Length ?? 0) > (longest?.Length ?? 3) ? text : longest;
            int end = block.IndexOf((byte)0);
            block = end < 0 ? [] : block[(end + 1)..];
        }

        return longest;
    }

    /// <summary>"Resolution: 4.000 from 649.9 to 3999.8" in the history, in English or French, with point or comma.</summary>
    public static double? Resolution(string? history) =>
        history is not null
        && ResolutionLine().Match(history) is { Success: true } match
        && double.TryParse(match.Groups[1].Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value)
        && value > 0
            ? value
            : null;

    /// <summary>The serial number line of the history, as it stands.</summary>
    public static string? Instrument(string? history) =>
        history is not null && SerialLine().Match(history) is { Success: true } match
            ? match.Value.Trim(' ', '\t', ';')
            : null;

    [GeneratedRegex(@"R[eé]solution\s*:\s*(\d+(?:[.,]\d+)?)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ResolutionLine();

    [GeneratedRegex(@"(?:(?:Instrument|Bench) serial number|Num[eé]ro S[eé]rie du banc)\s*:[^\r\n]*[\p{L}\p{N}][^\r\n]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SerialLine();
}
