using System.Globalization;

namespace Spectra.Service.Exports.Rows;

/// <summary>A heading of the Harmonised System by its first six digits. The default value is none and prints as an empty text.</summary>
internal readonly record struct CommodityCode
{
    private readonly int _digits;

    private CommodityCode(int digits) => _digits = digits;

    /// <summary>The heading of a text of six to ten digits, points and spaces left aside; the default where it is none.</summary>
    public static CommodityCode Of(string? text)
    {
        string digits = (text ?? "").Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return digits.Length is >= 6 and <= 10 && digits.All(char.IsAsciiDigit) ? new CommodityCode(int.Parse(digits[..6], CultureInfo.InvariantCulture)) : default;
    }

    /// <summary>For example 2915.24.</summary>
    public override string ToString() => _digits == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{_digits / 100:0000}.{_digits % 100:00}");
}
