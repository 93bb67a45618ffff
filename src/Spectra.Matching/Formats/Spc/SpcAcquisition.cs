using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;

namespace Spectra.Formats.Spc;

/// <summary>What header and log of an SPC file state about the measurement.</summary>
internal static class SpcAcquisition
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    public static Acquisition Of(SpcHeader header, SpcLog log, ref ImmutableArray<SpectrumWarning> warnings)
    {
        if (header.MeasuredAt is string date && !IsPlausible(date))
        {
            warnings = warnings.Add(new SpectrumWarning("date-doubtful", $"The file states the date {date}, which no spectrometer can have meant."));
        }

        // A memo is free text ("gasoline" is no gas cell), so of all techniques only the one that is an abbreviation of its own is taken from it.
        string? technique = log.Sampling ?? (NamesAtr(header.Memo) ? header.Memo : null);
        return new Acquisition
        {
            Title = header.Memo ?? log.Name,
            Technique = TechniqueWords.Parse(technique),
            TechniqueStated = technique,
            ResolutionPerCentimetre = Resolution(header, header.Resolution) ?? Resolution(header, log.Resolution),
            Instrument = Joined(header.Source, log.Instrument),
            MeasuredAt = header.MeasuredAt,
            CoAddedScans = header.Scans ?? log.Scans,
            Comment = log.Text,
        };
    }

    /// <summary>The leading number of "4.0 CM-1", "8cm-1", "4." or ".001"; null for anything else and on an axis that is not in 1/cm.</summary>
    private static double? Resolution(SpcHeader header, string? stated)
    {
        AxisUnit unit = GramsUnits.Axis(header.AxisCode);
        if (stated is null || (unit != AxisUnit.PerCentimetre && unit != AxisUnit.RamanShift))
        {
            return null;
        }

        string text = stated.Trim();
        int end = text.AsSpan().IndexOfAnyExcept(NumberCharacters);
        string number = end < 0 ? text : text[..end];
        string unitWord = end < 0 ? string.Empty : text[end..].Trim();
        bool understood = unitWord.Length == 0 || unitWord.StartsWith("cm", StringComparison.OrdinalIgnoreCase) || unitWord.StartsWith("1/cm", StringComparison.OrdinalIgnoreCase);
        return understood && double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && value > 0 ? value : null;
    }

    private static bool NamesAtr(string? memo) =>
        memo is not null && memo.Split([' ', ',', ';', '-', '_', '/', '(', ')', '.', ':'], StringSplitOptions.RemoveEmptyEntries).Contains("ATR", StringComparer.OrdinalIgnoreCase);

    private static bool IsPlausible(string date) =>
        DateTime.TryParseExact(date, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime parsed) && parsed.Year is >= 1970 and < 2100;

    private static string? Joined(string? first, string? second) =>
        first is null ? second : second is null || second.Equals(first, StringComparison.OrdinalIgnoreCase) ? first : $"{first}; {second}";
}
