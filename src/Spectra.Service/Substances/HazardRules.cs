using System.Collections.Immutable;

namespace Spectra.Service.Substances;

/// <summary>Which hazards a row has, by explicit rules over its transport class, GHS codes and categories, worst first.</summary>
internal static class HazardRules
{
    private static readonly ImmutableArray<(HazardTier Tier, string Phrase, Func<SubstanceFacts, bool> Applies)> Rules =
    [
        (HazardTier.PrimaryExplosive, "PRIMARY EXPLOSIVE: may detonate from touch, friction, spark or warmth",
            facts => facts.IsCategory("primary explosive") || facts.Transport?.Class == "1.1A"),
        (HazardTier.PrimaryExplosive, "EXPLOSIVE FORBIDDEN FOR TRANSPORT: may detonate from touch, friction, spark or warmth",
            facts => facts.IsCategory("explosive (forbidden")),
        (HazardTier.Explosive, "EXPLOSIVE: may detonate from impact, friction, heat or static",
            facts => facts.Categories.Contains("explosive") || IsClassOne(facts)),
        (HazardTier.Explosive, "EXPLOSIVE: may detonate from impact, friction, heat or static",
            facts => facts.Categories.Contains("desensitized explosive") || Codes(facts, "H20")),
        (HazardTier.Explosive, "OXIDISER THAT CAN EXPLODE: by heat, confinement or contamination",
            AlertRules.IsEnergeticOxidiser),
        (HazardTier.Explosive, "EXPLOSIVE COMPONENT: used in explosives and propellants",
            facts => facts.IsCategory("explosive component")),
        (HazardTier.Explosive, "EXPLOSIVE TAGGANT: points to a plastic explosive",
            facts => facts.IsCategory("explosive taggant")),
        (HazardTier.ChemicalWeapon, "CHEMICAL WARFARE AGENT OR TOXIN (CWC Schedule 1)",
            facts => IsSchedule(facts, "1")),
        (HazardTier.ChemicalWeapon, "CHEMICAL WEAPONS CONVENTION Schedule 2 chemical",
            facts => IsSchedule(facts, "2")),
        (HazardTier.ChemicalWeapon, "CHEMICAL WEAPONS CONVENTION Schedule 3 chemical",
            facts => IsSchedule(facts, "3")),
        (HazardTier.ToxicByInhalation, "TOXIC BY INHALATION",
            facts => Has(facts, "2.3") || Codes(facts, "H330", "H331") || facts.IsCategory("TIC") || facts.IsCategory("fumigant")),
        (HazardTier.HighlyToxic, "HIGHLY TOXIC in small amounts",
            facts => Codes(facts, "H300", "H310") || (Has(facts, "6.1") && facts.Transport!.PackingGroup is ("I" or "I/II")) || AlertRules.IsPotentOpioid(facts)),
        (HazardTier.Toxic, "TOXIC",
            facts => AlertRules.Of(facts).Any(alert => alert.Class == AlertClass.Toxic)),
        (HazardTier.WaterOrAirReactive, "REACTS DANGEROUSLY WITH WATER OR AIR",
            facts => Has(facts, "4.2") || Has(facts, "4.3")),
        (HazardTier.Oxidiser, "OXIDISER",
            facts => Has(facts, "5.1") || facts.IsCategory("oxidiser")),
        (HazardTier.Corrosive, "CORROSIVE",
            facts => Has(facts, "8") || Codes(facts, "H314", "H318")),
        (HazardTier.Flammable, "FLAMMABLE",
            facts => Has(facts, "2.1") || Has(facts, "3") || Has(facts, "4.1") || Codes(facts, "H22")),
        (HazardTier.Chronic, "HARMS BY LONG OR REPEATED EXPOSURE",
            facts => Codes(facts, "H34", "H35", "H36", "H37")),
        (HazardTier.Other, "GAS UNDER PRESSURE: displaces air",
            facts => Has(facts, "2.2")),
        (HazardTier.Other, "OTHER HAZARD, see the entries",
            facts => facts.Transport is not null || facts.Ghs is not null),
    ];

    /// <summary>The hazards of a row; "HAZARD NOT KNOWN" alone where no rule applies.</summary>
    public static ImmutableArray<(HazardTier Tier, string Phrase)> Of(SubstanceFacts facts)
    {
        ImmutableArray<(HazardTier Tier, string Phrase)>.Builder hazards = ImmutableArray.CreateBuilder<(HazardTier, string)>();
        foreach ((HazardTier tier, string phrase, Func<SubstanceFacts, bool> applies) in Rules)
        {
            if (applies(facts) && !IsCovered(tier, hazards))
            {
                hazards.Add((tier, phrase));
            }
        }

        return hazards.Count > 0 ? hazards.ToImmutable() : [(HazardTier.NotKnown, HazardStatement.NotKnown)];
    }

    /// <summary>Where a row stands among the rows of a substance, lower is worse: by tier, and within it by the order of the rules.</summary>
    public static int Rank(SubstanceFacts facts)
    {
        (HazardTier worst, _) = Of(facts)[0];
        int rule = 0;
        while (rule < Rules.Length - 1 && !(Rules[rule].Tier == worst && Rules[rule].Applies(facts)))
        {
            rule++;
        }

        return ((int)worst * Rules.Length) + rule;
    }

    // One phrase a tier; the graver degree of toxicity says all, and "other" is only for what nothing else named.
    private static bool IsCovered(HazardTier tier, ImmutableArray<(HazardTier Tier, string Phrase)>.Builder soFar) =>
        soFar.Any(hazard => hazard.Tier == tier)
        || (tier == HazardTier.Toxic && soFar.Any(hazard => hazard.Tier is HazardTier.ToxicByInhalation or HazardTier.HighlyToxic))
        || (tier == HazardTier.Explosive && soFar.Any(hazard => hazard.Tier == HazardTier.PrimaryExplosive))
        || (tier == HazardTier.Oxidiser && soFar.Any(hazard => hazard.Phrase.StartsWith("OXIDISER", StringComparison.Ordinal)))
        || (tier == HazardTier.Other && soFar.Count > 0);

    private static bool IsClassOne(SubstanceFacts facts) => facts.Transport?.Class.StartsWith("1.", StringComparison.Ordinal) == true;

    private static bool IsSchedule(SubstanceFacts facts, string schedule) =>
        facts.IsCategory($"CWC Schedule {schedule}") || facts.Control?.Statement.StartsWith($"CWC Schedule {schedule}", StringComparison.Ordinal) == true;

    private static bool Has(SubstanceFacts facts, string division) => facts.Transport?.Has(division) == true;

    private static bool Codes(SubstanceFacts facts, params ReadOnlySpan<string> codes) => facts.Ghs?.HasAny(codes) == true;
}
