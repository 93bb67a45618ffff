using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Spectra.Service.Substances;

/// <summary>Derives the alerts of a row from its categories, control status and hazard data. Sensitive on purpose: any one ground is enough.</summary>
public static partial class AlertRules
{
    /// <summary>The first GHS codes of explosives, desensitised explosives and self-reactive substances that can explode.</summary>
    private static readonly string[] EnergeticCodes = ["H20", "H240", "H241"];

    /// <summary>Fatal or toxic if swallowed, in contact with skin or inhaled, and toxic to organs in a single exposure.</summary>
    private static readonly string[] ToxicCodes = ["H300", "H301", "H310", "H311", "H330", "H331", "H370"];

    private static readonly string[] ToxicDivisions = ["2.3", "6.1"];

    private static readonly string[] ToxicCategories = ["TIC", "TIM", "toxic", "pesticide", "rodenticide", "fumigant", "riot control agent", "CWC Schedule 1", "CWC Schedule 2"];

    /// <summary>Classes of opioids that are dangerous in the amounts that cling to a glove; the files hold no toxicity data of them.</summary>
    private static readonly string[] PotentOpioids = ["fentan", "nitazene"];

    /// <summary>One of these is in every name that <see cref="EnergeticName"/> matches.</summary>
    private static readonly string[] EnergeticStems = ["nitrate", "picrate", "perchlorate", "azide", "fulminate", "styphnate"];

    /// <summary>Oxidisers that carry their own fuel or decompose violently by themselves.</summary>
    private static readonly string[] EnergeticOxidisers = ["ammonium", "chlorate", "perchloric", "isocyanur", "cyanuric"];

    /// <summary>The alerts of a row, one a class at most, in the order of the classes.</summary>
    public static ImmutableArray<SubstanceAlert> Of(SubstanceFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        (AlertClass Class, string? Reason)[] grounds =
        [
            (AlertClass.Energetic, Energetic(facts)),
            (AlertClass.ChemicalWeapon, ChemicalWeapon(facts)),
            (AlertClass.Toxic, Toxic(facts)),
            (AlertClass.Controlled, Controlled(facts)),
            (AlertClass.Precursor, Precursor(facts)),
        ];
        return [.. grounds.Where(ground => ground.Reason is not null).Select(ground => new SubstanceAlert(ground.Class, ground.Reason!))];
    }

    /// <summary>The alert of a substance that the files don't list, by its name alone: nitrates of polyols, azides, perchlorates, picrates, fulminates and styphnates are energetic until shown otherwise.</summary>
    internal static IEnumerable<SubstanceAlert> OfName(string name) =>
        IsEnergeticName(name) ? [new SubstanceAlert(AlertClass.Energetic, "not listed; its name is that of an energetic family")] : [];

    /// <summary>Whether a name is that of an energetic family; the stems are looked for first, since few names hold one.</summary>
    internal static bool IsEnergeticName(string name) =>
        Array.Exists(EnergeticStems, stem => name.Contains(stem, StringComparison.OrdinalIgnoreCase)) && EnergeticName().IsMatch(name);

    [GeneratedRegex(@"\b(\w*(di|tri|tetra|penta|hexa)nitrate|picrate|perchlorate|azide|fulminate|styphnate)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EnergeticName();

    /// <summary>Whether the row is one of the opioids that are treated as highly toxic by their name.</summary>
    internal static bool IsPotentOpioid(SubstanceFacts facts) => facts.IsCategory("drug") && NameHas(facts, PotentOpioids);

    /// <summary>Whether the row is an oxidiser that can explode without a fuel.</summary>
    internal static bool IsEnergeticOxidiser(SubstanceFacts facts) =>
        facts.IsCategory("oxidiser") && (facts.IsLimitedForm || NameHas(facts, EnergeticOxidisers));

    private static string? Energetic(SubstanceFacts facts) =>
        Category(facts, "explosive", "primary explosive", "desensitized explosive")
        ?? (facts.Transport?.Class.StartsWith("1.", StringComparison.Ordinal) == true ? $"transport class {facts.Transport.Class}" : null)
        ?? Ghs(facts, EnergeticCodes)
        ?? (facts.IsLimitedForm ? "its transport entry holds only for a wetted, desensitised or limited form" : null)
        ?? (IsEnergeticOxidiser(facts) ? "oxidiser that can explode without a fuel" : null);

    private static string? ChemicalWeapon(SubstanceFacts facts) =>
        facts.Control is { IsChemicalWeaponsTreaty: true } control ? control.Shown : Category(facts, "CWC Schedule");

    private static string? Toxic(SubstanceFacts facts) =>
        (ToxicDivisions.FirstOrDefault(division => facts.Transport?.Has(division) == true) is { } found ? $"transport class {found}" : null)
        ?? Ghs(facts, ToxicCodes)
        ?? Category(facts, ToxicCategories)
        ?? (IsPotentOpioid(facts) ? "an opioid potent enough to be treated as highly toxic, by its name" : null);

    private static string? Controlled(SubstanceFacts facts) =>
        facts.Control is { IsDrugTreaty: true } control ? control.Shown
        : Category(facts, "drug") is { } drug ? facts.Control is { } known ? $"{drug}, {known.Shown}" : drug
        : facts.Categories.FirstOrDefault(category => category.Contains("nationally controlled", StringComparison.Ordinal)) is { } national ? $"category '{national}'"
        : null;

    private static string? Precursor(SubstanceFacts facts) =>
        facts.Control is { IsPrecursorTreaty: true } control ? control.Shown : Category(facts, "precursor", "UN 1988 Table");

    private static string? Category(SubstanceFacts facts, params ReadOnlySpan<string> starts)
    {
        foreach (string start in starts)
        {
            if (facts.Categories.FirstOrDefault(category => category.StartsWith(start, StringComparison.Ordinal)) is { } found)
            {
                return $"category '{found}'";
            }
        }

        return null;
    }

    private static string? Ghs(SubstanceFacts facts, string[] codes) =>
        facts.Ghs?.Codes.FirstOrDefault(own => codes.Any(code => own.StartsWith(code, StringComparison.Ordinal))) is { } found ? $"GHS {found}" : null;

    private static bool NameHas(SubstanceFacts facts, string[] parts) =>
        parts.Any(part => facts.Name.Contains(part, StringComparison.OrdinalIgnoreCase));
}
