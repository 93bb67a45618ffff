namespace Spectra.Formats;

/// <summary>Reads the technique out of a source's own words.</summary>
internal static class TechniqueWords
{
    private static readonly (string Word, Technique Technique)[] Words =
    [
        ("attenuated total", Technique.Atr),
        ("atr", Technique.Atr),
        ("gas", Technique.Gas),
        ("vapour", Technique.Gas),
        ("vapor", Technique.Gas),
        ("reflect", Technique.Reflectance),
        ("drift", Technique.Reflectance),
        ("transmi", Technique.Transmission),
        ("kbr", Technique.Transmission),
        ("mull", Technique.Transmission),
    ];

    /// <summary>The technique the words name; <see cref="Technique.NotStated"/> where they name none.</summary>
    /// <remarks>The first word of the table that starts a word of the text decides, so "matrix" is no "atr".</remarks>
    public static Technique Parse(string? stated)
    {
        if (string.IsNullOrWhiteSpace(stated))
        {
            return Technique.NotStated;
        }

        foreach ((string word, Technique technique) in Words)
        {
            int at = stated.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            while (at >= 0)
            {
                if (at == 0 || !char.IsLetter(stated[at - 1]))
                {
                    return technique;
                }

                at = stated.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase);
            }
        }

        return Technique.NotStated;
    }
}
