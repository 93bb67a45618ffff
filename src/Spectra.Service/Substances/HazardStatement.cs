using System.Collections.Immutable;

namespace Spectra.Service.Substances;

/// <summary>What is to be shown about the hazards of one row: never nothing, and never less than the worst it may be.</summary>
/// <param name="ShownName">The name, an explosive in its dry, unphlegmatised state.</param>
/// <param name="Tier">The worst hazard, by which rows are ordered.</param>
/// <param name="Lead">The hazards in words, worst first, or exactly <see cref="NotKnown"/>.</param>
/// <param name="Lines">The entries behind it, each with its edition or caveat; a hazard field without data reads exactly <see cref="NotKnown"/>.</param>
/// <param name="Facts">The row; null where no row is known.</param>
public sealed record HazardStatement(string ShownName, HazardTier Tier, string Lead, ImmutableArray<HazardLine> Lines, SubstanceFacts? Facts)
{
    /// <summary>What stands in the place of a hazard that nothing is known of.</summary>
    public const string NotKnown = "HAZARD NOT KNOWN: treat as hazardous";

    private const string LimitedForm =
        "this entry holds only for the form it names, which infrared can't confirm: an unknown sample is to be treated as the dry, pure one";

    /// <summary>The whole statement as one paragraph.</summary>
    public string Sentence => $"{ShownName}: {string.Join(". ", Lines.Select(line => $"{line.Label}: {line.Text}").Prepend(Lead))}.";

    /// <summary>The statement of a row.</summary>
    public static HazardStatement Of(SubstanceFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ImmutableArray<(HazardTier Tier, string Phrase)> hazards = HazardRules.Of(facts);
        List<HazardLine> lines = [new("Transport", Transport(facts)), new("GHS", Ghs(facts))];
        if (facts.Idlh is { } idlh)
        {
            lines.Add(new HazardLine("IDLH", $"{idlh.Shown} (an older NIOSH value)"));
        }

        if (facts.ResponseGuide is { } guide)
        {
            lines.Add(new HazardLine("Response guide", guide.Shown));
        }

        if (facts.Control is { } control)
        {
            lines.Add(new HazardLine("Control", control.Shown));
        }

        return new HazardStatement(SubstanceName.Shown(facts), hazards[0].Tier, string.Join("; ", hazards.Select(hazard => hazard.Phrase)), [.. lines], facts);
    }

    /// <summary>The statement of a substance that no reference file has.</summary>
    /// <param name="name">What it is called where it was found.</param>
    public static HazardStatement OfUnknown(string name) =>
        new(name, HazardTier.NotKnown, NotKnown, [new("Transport", NotKnown), new("GHS", NotKnown)], null);

    private static string Transport(SubstanceFacts facts)
    {
        if (facts.Transport is not { } entry)
        {
            return NotKnown;
        }

        List<string> parts = [$"{entry.UnNumber} {entry.ProperShippingName}", $"class {entry.Class}"];
        if (!entry.SubsidiaryRisks.IsEmpty)
        {
            parts.Add($"subsidiary risk {string.Join(" and ", entry.SubsidiaryRisks)}");
        }

        parts.Add(PackingGroup(entry));
        string text = $"{string.Join(", ", parts.Where(part => part.Length > 0))} ({entry.Edition})";
        return (facts.IsLimitedForm, entry.IsGroupEntry) switch
        {
            (true, _) => $"{text}; {LimitedForm}",
            (_, true) => $"{text}; an entry for a group of substances",
            _ => text,
        };
    }

    private static string PackingGroup(TransportEntry entry) =>
        entry.PackingGroup.Length > 0 ? $"packing group {entry.PackingGroup}"
        : entry.IsGroupEntry ? "packing group depends on toxicity or concentration"
        : entry.Class[0] is '1' or '2' ? ""
        : "packing group not stated";

    private static string Ghs(SubstanceFacts facts) =>
        facts.Ghs is not { } ghs ? NotKnown
        : $"{ghs.Signal}: {string.Join(", ", ghs.Codes.Select(code => $"{code} {GhsPhrases.Of(code)}"))} (EU CLP Annex VI)"
          + (ghs.IsForPhlegmatised ? "; the entry speaks of the phlegmatised substance, the pure one is worse" : "");
}
