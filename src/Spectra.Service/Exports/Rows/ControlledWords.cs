using System.Text.Json;

namespace Spectra.Service.Exports.Rows;

/// <summary>Turns what a record says into words of a fixed list; anything else is "not stated", so that no free text passes.</summary>
internal static class ControlledWords
{
    /// <summary>The value whose word, in any spelling with hyphens, underscores or spaces, a text is; the first value where it is none.</summary>
    public static T Of<T>(string? text)
        where T : struct, Enum
    {
        string word = (text ?? "").Trim().Replace(' ', '-').Replace('_', '-');
        return Enum.GetValues<T>().FirstOrDefault(value => string.Equals(Word(value), word, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The unit of a quantity by the word that the record stores, in any case.</summary>
    public static QuantityUnit Unit(string? text) => Seizures.Numbers.QuantityUnit.Find(text)?.Id switch
    {
        "kg" => QuantityUnit.Kilogram,
        "g" => QuantityUnit.Gram,
        "mg" => QuantityUnit.Milligram,
        "t" => QuantityUnit.Tonne,
        "l" => QuantityUnit.Litre,
        "ml" => QuantityUnit.Millilitre,
        "m3" => QuantityUnit.CubicMetre,
        { } counted => Of<QuantityUnit>(counted),
        null => QuantityUnit.NotStated,
    };

    /// <summary>A value's word, empty where nothing is stated.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => value.ToString() == "NotStated" ? "" : JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
