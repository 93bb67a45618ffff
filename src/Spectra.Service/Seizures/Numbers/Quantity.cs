using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Spectra.Service.Seizures.Numbers;

/// <summary>A weighed, measured or counted amount of seized material, the packaging apart: never an amount of a substance in it.</summary>
/// <remarks>Decimal, so that what was read off the scale is stored as it was read, trailing zeros included.</remarks>
internal sealed partial record Quantity
{
    private Quantity(decimal value, QuantityUnit unit, decimal? uncertainty, string? scale) => (Value, Unit, ExpandedUncertainty, Scale) = (value, unit, uncertainty, scale);

    /// <summary>The amount, more than 0.</summary>
    public decimal Value { get; }

    /// <summary>The unit.</summary>
    public QuantityUnit Unit { get; }

    /// <summary>The expanded uncertainty with coverage factor k = 2 (about 95 %), in the same unit; null where it is not known, which is not the same as none.</summary>
    public decimal? ExpandedUncertainty { get; }

    /// <summary>The id of the scale or vessel it was measured with; null where it was counted or is not known.</summary>
    public string? Scale { get; }

    /// <summary>The amount in g or ml, or the count.</summary>
    public decimal InFirstUnit => Value * Unit.Factor;

    /// <summary>A quantity from its parts.</summary>
    /// <returns>False where <see cref="Fault(decimal, string?, decimal?, string?)"/> names something.</returns>
    public static bool TryCreate(decimal value, string? unit, decimal? uncertainty, string? scale, [NotNullWhen(true)] out Quantity? quantity)
    {
        quantity = Fault(value, unit, uncertainty, scale) is null ? new Quantity(value, QuantityUnit.Find(unit)!, uncertainty, string.IsNullOrWhiteSpace(scale) ? null : scale.Trim()) : null;
        return quantity is not null;
    }

    /// <summary>Reads an amount as it is printed: <c>12.50 g</c> or <c>12.50 ± 0.02 g</c>, with a decimal point.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Quantity? quantity)
    {
        quantity = null;
        return Parts(text) is var (value, uncertainty, unit) && TryCreate(value, unit, uncertainty, null, out quantity);
    }

    /// <summary>What is wrong with a text as a quantity; null where nothing is.</summary>
    public static string? Fault(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parts(text) is var (value, uncertainty, unit)
            ? Fault(value, unit, uncertainty, null)
            : $"The quantity '{text.Trim()}' is not a number with its unit: write for example 12.50 g, or 12.50 ± 0.02 g with the expanded uncertainty (k = 2).";
    }

    /// <summary>What is wrong with the parts of a quantity; null where nothing is.</summary>
    public static string? Fault(decimal value, string? unit, decimal? uncertainty, string? scale) =>
        QuantityUnit.Find(unit) is not { } known ? $"The unit '{unit?.Trim()}' is not known: use one of {string.Join(", ", QuantityUnit.All.Select(each => each.Id))}."
        : value <= 0 ? string.Create(CultureInfo.InvariantCulture, $"The quantity {value} {known.Id} is not more than 0: read it again.")
        : known.Kind == QuantityKind.Count && value != decimal.Truncate(value) ? string.Create(CultureInfo.InvariantCulture, $"The quantity {value} {known.Id} is counted, so it must be a whole number.")
        : uncertainty is < 0 ? string.Create(CultureInfo.InvariantCulture, $"The expanded uncertainty {uncertainty} {known.Id} is negative: state it as half the width of the interval (k = 2).")
        : uncertainty >= value ? string.Create(CultureInfo.InvariantCulture, $"The expanded uncertainty {uncertainty} {known.Id} is as large as the quantity {value} {known.Id}: use a finer scale.")
        : scale is { Length: > 64 } ? $"The id of the scale has {scale.Length} characters, but at most 64 were expected."
        : null;

    /// <summary>For example <c>12.50 ± 0.02 g (k = 2)</c>.</summary>
    public override string ToString() => ExpandedUncertainty is { } uncertainty
        ? string.Create(CultureInfo.InvariantCulture, $"{Value} ± {uncertainty} {Unit.Id} (k = 2)")
        : string.Create(CultureInfo.InvariantCulture, $"{Value} {Unit.Id}");

    private static (decimal Value, decimal? Uncertainty, string Unit)? Parts(string? text) =>
        Printed().Match(text ?? string.Empty) is { Success: true } match
        && decimal.TryParse(match.Groups["value"].ValueSpan, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal value)
        && IsNumberOrEmpty(match.Groups["uncertainty"].ValueSpan, out decimal? uncertainty)
            ? (value, uncertainty, match.Groups["unit"].Value)
            : null;

    private static bool IsNumberOrEmpty(ReadOnlySpan<char> text, out decimal? number)
    {
        bool isNumber = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal read);
        number = isNumber ? read : null;
        return isNumber || text.IsEmpty;
    }

    [GeneratedRegex(@"^\s*(?<value>-?[0-9.]+)\s*(?:±\s*(?<uncertainty>[0-9.]+)\s*)?(?<unit>\p{L}[\p{L}0-9]*)\s*(?:\(k = 2\)\s*)?$")]
    private static partial Regex Printed();
}
