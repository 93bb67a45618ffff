using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Spectra.Libraries.Importing;

/// <summary>How many atoms of each element a substance has, read from a formula such as <c>C6 H5 N O2</c> or <c>C6H5NO2</c>.</summary>
internal sealed partial class MolecularFormula : IEquatable<MolecularFormula>
{
    private readonly ImmutableSortedDictionary<string, int> _counts;

    private MolecularFormula(ImmutableSortedDictionary<string, int> counts) => _counts = counts;

    /// <summary>The symbols of its elements.</summary>
    public IEnumerable<string> Elements => _counts.Keys;

    /// <summary>Reads a formula; null where it is none: brackets, unknown counts, isotopes and several parts are not read.</summary>
    public static MolecularFormula? Parse(string? text)
    {
        string compact = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c)));
        Match match = Whole().Match(compact);
        if (!match.Success)
        {
            return null;
        }

        ImmutableSortedDictionary<string, int>.Builder counts = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < match.Groups["element"].Captures.Count; i++)
        {
            string number = match.Groups["count"].Captures[i].Value;
            string element = match.Groups["element"].Captures[i].Value;
            counts[element] = counts.GetValueOrDefault(element) + (number.Length == 0 ? 1 : int.Parse(number, CultureInfo.InvariantCulture));
        }

        return new MolecularFormula(counts.ToImmutable());
    }

    /// <summary>How many atoms of an element.</summary>
    public int CountOf(string element) => _counts.GetValueOrDefault(element);

    /// <inheritdoc/>
    public bool Equals(MolecularFormula? other) => other is not null && _counts.SequenceEqual(other._counts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MolecularFormula);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The formula in Hill order: carbon, hydrogen, then by the alphabet; without carbon all by the alphabet.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        foreach ((string element, int count) in _counts.OrderBy(pair => _counts.ContainsKey("C") ? pair.Key switch { "C" => 0, "H" => 1, _ => 2 } : 2))
        {
            text.Append(element);
            _ = count == 1 ? text : text.Append(CultureInfo.InvariantCulture, $"{count}");
        }

        return text.ToString();
    }

    [GeneratedRegex("^((?<element>[A-Z][a-z]?)(?<count>[0-9]{0,4}))+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();
}
