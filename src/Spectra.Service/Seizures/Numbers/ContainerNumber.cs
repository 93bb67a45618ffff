using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Spectra.Service.Seizures.Numbers;

/// <summary>The number of a freight container by ISO 6346: owner (three letters), category (U, J or Z), serial number (six digits) and check digit. The default value is none and prints as an empty text.</summary>
/// <remarks>
/// Check digit: A is 10, B 12 and so on up to Z 38, leaving out 11, 22 and 33; each of the ten characters times 2 to the power of its position from 0, the sum modulo 11, a remainder of 10 written as 0.
/// </remarks>
internal readonly record struct ContainerNumber
{
    private const int Length = 11;
    private const int Letters = 4;

    private readonly string? _text;

    private ContainerNumber(string text) => _text = text;

    /// <summary>The owner's three letters.</summary>
    public string Owner => _text?[..3] ?? string.Empty;

    /// <summary>U freight container, J detachable equipment, Z trailer or chassis; a blank for the default value.</summary>
    public char Category => _text?[3] ?? ' ';

    /// <summary>The six digits of the serial number.</summary>
    public string Serial => _text?[Letters..(Length - 1)] ?? string.Empty;

    /// <summary>The last digit, 0 to 9.</summary>
    public int CheckDigit => _text is null ? 0 : _text[^1] - '0';

    /// <summary>A remark on a valid number; null where there is none. Where the remainder is 10, the check digit 0 also passes for numbers whose remainder is 0, and ISO 6346 advises owners against such serial numbers.</summary>
    public string? Note => _text is not null && Remainder(_text) == 10
        ? $"The check digit of {this} stands for a remainder of 10, written as 0: it protects less against a wrong digit, so compare it with the container once more."
        : null;

    /// <summary>Reads a number as people type it: with spaces and dashes, in small letters, with Cyrillic letters of the same shape.</summary>
    /// <param name="text">For example <c>CSQU3054383</c> or <c>csqu 305438-3</c>.</param>
    /// <param name="number">The number; the default value where this returns false.</param>
    /// <returns>False where the form is another or the check digit is not the one expected.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out ContainerNumber number)
    {
        string compact = TypedText.Compact(text).Text;
        bool isValid = compact.Length == Length && FormFault(compact) is null && compact[^1] - '0' == Expected(compact);
        number = isValid ? new ContainerNumber(compact) : default;
        return isValid;
    }

    /// <summary>What is wrong with a text as a container number; null where nothing is.</summary>
    public static string? Fault(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        TypedText typed = TypedText.Compact(text);
        string compact = typed.Text;
        string? fault = FormFault(compact)
            ?? (compact.Length < Length ? $"has {compact.Length} characters, but 11 were expected (four letters, six digits and a check digit)"
            : compact.Length > Length ? $"has {compact.Length} characters, but 11 were expected"
            : compact[^1] - '0' != Expected(compact) ? string.Create(CultureInfo.InvariantCulture, $"has the check digit {compact[^1]}, but {Expected(compact)} was expected")
            : null);
        return fault is null ? null : $"The container number '{compact}' {fault}: read it again.{Remark(typed)}";
    }

    /// <summary>How a number stands while it is typed, for a hint beside the field.</summary>
    public static TypingProgress Progress(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        TypedText typed = TypedText.Compact(text);
        string compact = typed.Text;
        return FormFault(compact) is not null || compact.Length > Length ? new TypingProgress(TypingState.Faulty, Fault(text)!)
            : compact.Length < 3 ? new TypingProgress(TypingState.SoFarValid, $"The owner's letters: {3 - compact.Length} to come.{Remark(typed)}")
            : compact.Length == 3 ? new TypingProgress(TypingState.SoFarValid, $"The category comes next: U, J or Z.{Remark(typed)}")
            : compact.Length < Length - 1 ? new TypingProgress(TypingState.SoFarValid, $"The serial number: {Length - 1 - compact.Length} digits to come.{Remark(typed)}")
            : compact.Length < Length ? new TypingProgress(TypingState.SoFarValid, $"The check digit comes next; it should be {Expected(compact)}.{Remark(typed)}")
            : Fault(text) is { } fault ? new TypingProgress(TypingState.Faulty, fault)
            : new TypingProgress(TypingState.Whole, $"The check digit holds.{Remark(typed)}");
    }

    /// <summary>The eleven characters without spaces.</summary>
    public override string ToString() => _text ?? string.Empty;

    /// <summary>What is wrong with the characters that are there, however many; null where nothing is.</summary>
    private static string? FormFault(string compact)
    {
        for (int i = 0; i < Math.Min(compact.Length, Length); i++)
        {
            char c = compact[i];
            string? expected = i < Letters - 1 && !char.IsAsciiLetterUpper(c) ? "a letter of the owner"
                : i == Letters - 1 && c is not ('U' or 'J' or 'Z') ? "the category U, J or Z"
                : i >= Letters && !char.IsAsciiDigit(c) ? "a digit"
                : null;
            if (expected is not null)
            {
                string mistaken = i >= Letters && c is 'O' or 'I' ? $" (is it the digit {(c == 'O' ? '0' : '1')}?)" : string.Empty;
                return string.Create(CultureInfo.InvariantCulture, $"has '{c}' as its character {i + 1}, but {expected} was expected{mistaken}");
            }
        }

        return null;
    }

    private static string Remark(TypedText typed) => typed.Note is { } note ? $" {note}" : string.Empty;

    private static int Expected(string compact) => Remainder(compact) % 10;

    private static int Remainder(string compact)
    {
        int sum = 0;
        for (int i = 0; i < Length - 1; i++)
        {
            sum += Value(compact[i]) << i;
        }

        return sum % 11;
    }

    // 10 for A; 11, 22 and 33 are left out, so that no letter is worth a multiple of the modulus.
    private static int Value(char c)
    {
        if (char.IsAsciiDigit(c))
        {
            return c - '0';
        }

        int value = c - 'A' + 10;
        value += value >= 11 ? 1 : 0;
        value += value >= 22 ? 1 : 0;
        return value + (value >= 33 ? 1 : 0);
    }
}
