using System.Collections.Immutable;

namespace Spectra.Service.Substances;

/// <summary>A dangerous-goods entry. It belongs to one edition of one table, which is why the source is always shown.</summary>
/// <param name="UnNumber">For example UN1715.</param>
/// <param name="ProperShippingName">The name in the table.</param>
/// <param name="Class">Class or division with its compatibility group, for example 1.1D.</param>
/// <param name="SubsidiaryRisks">Further classes or divisions.</param>
/// <param name="PackingGroup">I, II, III or a choice of them; empty where the entry has none.</param>
/// <param name="Source">Table and edition in the words of the reference file.</param>
public sealed record TransportEntry(
    string UnNumber, string ProperShippingName, string Class, ImmutableArray<string> SubsidiaryRisks, string PackingGroup, string Source)
{
    private const string EditionEnd = " via ";

    /// <summary>The table and edition, for example "49 CFR 172.101, eCFR 2026-06-01".</summary>
    public string Edition => Source.Split(EditionEnd)[0].Replace(" (", ", ", StringComparison.Ordinal).TrimEnd(')');

    /// <summary>Whether the entry names a group of substances rather than this one.</summary>
    public bool IsGroupEntry => Source.Contains("group entry", StringComparison.Ordinal);

    /// <summary>Whether the class or a subsidiary risk is the given one.</summary>
    public bool Has(string division) => Class == division || SubsidiaryRisks.Contains(division);
}
