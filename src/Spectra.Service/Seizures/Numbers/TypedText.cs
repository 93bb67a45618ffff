using System.Collections.Immutable;
using System.Text;

namespace Spectra.Service.Seizures.Numbers;

/// <summary>A number as people type it: spaces, dashes and dots between its parts, small letters, and letters of a Cyrillic keyboard that look like Latin ones.</summary>
/// <param name="Text">The characters that count: upper case, look-alike letters as the Latin ones they look like.</param>
/// <param name="LookAlikes">The Cyrillic letters that were taken for Latin ones, as typed, in order.</param>
internal readonly record struct TypedText(string Text, ImmutableArray<char> LookAlikes)
{
    private const string Cyrillic = "АВСЕНКМОРТХ";
    private const string Latin = "ABCEHKMOPTX";

    /// <summary>The note on look-alikes; null where there were none.</summary>
    public string? Note => LookAlikes is [] ? null
        : $"Cyrillic {(LookAlikes.Length == 1 ? "letter" : "letters")} {string.Join(", ", LookAlikes)} read as the Latin {(LookAlikes.Length == 1 ? "letter" : "letters")} of the same shape: check the keyboard.";

    /// <summary>The characters of a text that count.</summary>
    public static TypedText Compact(string? text)
    {
        StringBuilder compact = new();
        ImmutableArray<char>.Builder lookAlikes = ImmutableArray.CreateBuilder<char>();
        foreach (char c in text ?? string.Empty)
        {
            if (char.IsWhiteSpace(c) || IsDash(c) || c is '.' or '/')
            {
                continue;
            }

            char upper = char.ToUpperInvariant(c);
            int at = Cyrillic.IndexOf(upper, StringComparison.Ordinal);
            if (at >= 0)
            {
                lookAlikes.Add(c);
                upper = Latin[at];
            }

            compact.Append(upper);
        }

        return new TypedText(compact.ToString(), lookAlikes.ToImmutable());
    }

    private static bool IsDash(char c) => c is '-' or '_' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212';
}
