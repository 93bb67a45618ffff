using System.Text;

namespace Spectra.Driver.Docking;

/// <summary>Makes names from a device harmless: they reach terminals, pages and records.</summary>
internal static class FileNames
{
    private const int MaximumLength = 240;

    /// <summary>The name with control characters, direction marks and broken surrogates replaced by <c>?</c>, backslashes by <c>_</c>, and its middle left out where it is longer than 240 characters.</summary>
    public static string Sanitise(string name)
    {
        StringBuilder clean = new(name.Length);
        foreach (Rune rune in name.EnumerateRunes())
        {
            bool hidden = Rune.IsControl(rune)
                || rune == Rune.ReplacementChar
                || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator;
            clean.Append(hidden ? "?" : rune.Value == '\\' ? "_" : rune.ToString());
        }

        return clean.Length <= MaximumLength
            ? clean.ToString()
            : $"{WholeRunes(clean.ToString(0, 120))}…{WholeRunes(clean.ToString(clean.Length - 119, 119))}";
    }

    private static string WholeRunes(string cut)
    {
        int start = cut.Length > 0 && char.IsLowSurrogate(cut[0]) ? 1 : 0;
        int end = cut.Length > start && char.IsHighSurrogate(cut[^1]) ? cut.Length - 1 : cut.Length;
        return cut[start..end];
    }
}
