using System.Globalization;

namespace Spectra.Preprocessing;

/// <summary>The values between a step's brackets, taken one after the other.</summary>
internal sealed class StepArguments(string step, string text, Spectrum? reference)
{
    private readonly string[] _values = text.Trim().Length == 0 ? [] : text.Split(',', StringSplitOptions.TrimEntries);
    private int _next;

    /// <summary>Whether a value is left.</summary>
    public bool IsGiven => _next < _values.Length;

    /// <summary>The next number.</summary>
    /// <exception cref="FormatException">It is missing without a default, no number, or outside its range.</exception>
    public double Number(string name, double least, double most, double? otherwise = null)
    {
        if (!IsGiven && otherwise is { } value)
        {
            return value;
        }

        return IsGiven && double.TryParse(_values[_next++], NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number >= least && number <= most
            ? number
            : throw new FormatException(FormattableString.Invariant($"The {name} of '{step}' must be a number from {least} to {most}."));
    }

    /// <summary>The next word; the first of the words where none is left.</summary>
    /// <exception cref="FormatException">It is none of them.</exception>
    public string Word(string name, params string[] words)
    {
        string word = IsGiven ? _values[_next++] : words[0];
        return words.Contains(word) ? word : throw new FormatException($"The {name} of '{step}' must be {string.Join(" or ", words)}.");
    }

    /// <summary>The spectrum that the recipe was given to compare with.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public Spectrum Reference() => reference ?? throw new FormatException($"'{step}' needs a reference spectrum.");

    /// <summary>Refuses values that nothing asked for.</summary>
    public void End()
    {
        if (IsGiven)
        {
            throw new FormatException($"'{step}' has no use for '{_values[_next]}'.");
        }
    }
}
