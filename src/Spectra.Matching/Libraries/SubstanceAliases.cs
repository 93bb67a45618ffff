using System.Collections.Frozen;
using System.Text;

namespace Spectra.Libraries;

/// <summary>Brings the names of one substance to one spelling.</summary>
/// <remarks>
/// Two names are aliases only where they denote the same substance: an abbreviation, a second name, a frequent misspelling. A member of a class
/// is no alias of the class (a polyester urethane is a polyurethane, but not every polyurethane is one), nor is a grade of another grade.
/// </remarks>
internal static class SubstanceAliases
{
    /// <summary>The normalised names of one substance, the one that stands for all first.</summary>
    private static readonly string[][] SameSubstance =
    [
        ["polyethylene", "pe", "polyethene", "polythene"],
        ["polyethylenehighdensity", "hdpe", "pehd", "highdensitypolyethylene"],
        ["polyethylenelowdensity", "ldpe", "peld", "lowdensitypolyethylene"],
        ["polyethylenelowdensitylinear", "lldpe", "linearlowdensitypolyethylene"],

        // One registry number, 68441-17-8, whatever the chain length.
        ["polyethyleneoxidized", "polyethyleneoxidised", "oxidizedpolyethylene", "oxidisedpolyethylene", "polyethylenewaxoxidized", "oxidizedpolyethylenewax"],
        ["polyethylenechlorinated", "chlorinatedpolyethylene"],
        ["polypropylene", "pp", "polypropene"],
        ["polystyrene", "ps"],
        ["polystyreneexpanded", "eps", "expandedpolystyrene"],
        ["styreneacrylonitrile", "san"],
        ["polyvinylchloride", "pvc"],
        ["polyvinylalcohol", "pva", "pvoh"],
        ["polyvinylacetate", "pvac"],
        ["ethylenevinylacetate", "eva", "ethylenevinylacetat"],
        ["polyethyleneterephthalate", "pet", "petp", "polytehyleneterephthalate", "polyethyleneterephtalate"],
        ["polybutyleneterephthalate", "pbt", "pbtp", "polybuthyleneterephthalate", "polytetramethyleneterephthalate"],
        ["polymethylmethacrylate", "pmma", "polymethylmethacrylic"],
        ["polyamide", "pa", "nylon", "polyamaide"],
        ["polyamide6", "pa6", "nylon6", "polycaprolactam"],
        ["polyamide66", "pa66", "nylon66", "polymaide66", "polyhexamethyleneadipamide"],
        ["polyamide69", "pa69", "nylon69"],
        ["polyamide610", "pa610", "nylon610"],
        ["polyamide612", "pa612", "nylon612"],
        ["polyamide11", "pa11", "nylon11"],
        ["polyamide12", "pa12", "nylon12"],
        ["polytetrafluoroethylene", "ptfe", "teflon"],
        ["polycarbonate", "pc"],
        ["polyurethane", "pu", "pur"],
        ["polyesterurethane", "polyesterpolyurethane"],
        ["polyetherurethane", "polyetherpolyurethane"],
        ["polyacrylonitrile", "pan"],
        ["polyoxymethylene", "pom", "polyacetal"],
        ["polyetheretherketone", "peek"],
        ["polylacticacid", "pla", "polylactide", "polyactide"],
        ["polycaprolactone", "pcl"],
        ["polyimide", "pi"],
        ["polyphenylsulfone", "ppsu", "polyphenylsulphone"],
        ["polychloroprene", "neoprene"],
        ["celluloseacetate", "ceac", "acetatefibre", "fibreacetate"],

        // Linen is the textile name of the flax fibre.
        ["flax", "linen"],
        ["rdx", "cyclonite", "hexogen"],
        ["hmx", "octogen"],
        ["tnt", "trinitrotoluene", "246trinitrotoluene"],
        ["petn", "pentaerythritoltetranitrate", "pentaerythrityltetranitrate"],
        ["paracetamol", "acetaminophen"],
    ];

    private static readonly FrozenDictionary<string, string> Aliases =
        SameSubstance.SelectMany(names => names.Skip(1).Select(name => (name, names[0]))).ToFrozenDictionary(pair => pair.name, pair => pair.Item2, StringComparer.Ordinal);

    /// <summary>Words that say in which form or how it was measured, not what it is.</summary>
    private static readonly string[] Forms = ["fibre", "fiber"];

    private static readonly string[] Measurements = ["intransmission", "transmission"];

    /// <summary>Letters and digits in lower case, without the words of <see cref="Forms"/> and <see cref="Measurements"/>, then the alias table.</summary>
    public static string Normalise(string name)
    {
        StringBuilder letters = new(name.Length);
        foreach (char c in name)
        {
            if (char.IsLetterOrDigit(c))
            {
                letters.Append(char.ToLowerInvariant(c));
            }
        }

        string whole = letters.ToString();
        string normalised = Aliases.GetValueOrDefault(whole, whole);
        string bare = Forms.Where(form => normalised.StartsWith(form, StringComparison.Ordinal)).Select(form => normalised[form.Length..]).FirstOrDefault(normalised);
        bare = Measurements.Where(measured => bare.EndsWith(measured, StringComparison.Ordinal)).Select(measured => bare[..^measured.Length]).FirstOrDefault(bare);
        return bare.Length == 0 ? normalised : Aliases.GetValueOrDefault(bare, bare);
    }
}
