using System.Collections.Immutable;

namespace Spectra.Service.Seizures.Numbers;

/// <summary>A unit that seized amounts are stated in.</summary>
/// <param name="Id">The word that is stored, for example kg.</param>
/// <param name="Kind">What it measures.</param>
/// <param name="Factor">How many of the kind's first unit (g, ml) it is; 1 for counted things.</param>
internal sealed record QuantityUnit(string Id, QuantityKind Kind, decimal Factor)
{
    /// <summary>Every unit.</summary>
    public static ImmutableArray<QuantityUnit> All { get; } =
    [
        new("g", QuantityKind.Mass, 1),
        new("mg", QuantityKind.Mass, 0.001m),
        new("kg", QuantityKind.Mass, 1_000),
        new("t", QuantityKind.Mass, 1_000_000),
        new("ml", QuantityKind.Volume, 1),
        new("l", QuantityKind.Volume, 1_000),
        new("m3", QuantityKind.Volume, 1_000_000),
        new("tablet", QuantityKind.Count, 1),
        new("capsule", QuantityKind.Count, 1),
        new("ampoule", QuantityKind.Count, 1),
        new("blotter", QuantityKind.Count, 1),
        new("plant", QuantityKind.Count, 1),
        new("package", QuantityKind.Count, 1),
        new("piece", QuantityKind.Count, 1),
    ];

    /// <summary>The unit of a word, in any case; null where there is none.</summary>
    public static QuantityUnit? Find(string? word) => All.FirstOrDefault(unit => unit.Id.Equals(word?.Trim(), StringComparison.OrdinalIgnoreCase));
}

/// <summary>What a unit measures: only amounts of one kind can be compared or added.</summary>
internal enum QuantityKind
{
    /// <summary>Grams.</summary>
    Mass,

    /// <summary>Millilitres.</summary>
    Volume,

    /// <summary>Counted things, each unit a kind of its own.</summary>
    Count,
}
