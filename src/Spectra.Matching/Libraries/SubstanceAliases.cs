using System.Collections.Frozen;
using System.Text;

namespace Spectra.Libraries;

/// <summary>Brings the names of one substance to one spelling.</summary>
internal static class SubstanceAliases
{
    /// <summary>Common polymer abbreviations and second names, each with the normalised name it stands for.</summary>
    private static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>
    {
        ["pe"] = "polyethylene",
        ["polyethene"] = "polyethylene",
        ["pp"] = "polypropylene",
        ["polypropene"] = "polypropylene",
        ["ps"] = "polystyrene",
        ["pvc"] = "polyvinylchloride",
        ["pet"] = "polyethyleneterephthalate",
        ["pmma"] = "polymethylmethacrylate",
        ["polymethylmethacrylic"] = "polymethylmethacrylate",
        ["pa"] = "polyamide",
        ["nylon"] = "polyamide",
        ["ptfe"] = "polytetrafluoroethylene",
        ["teflon"] = "polytetrafluoroethylene",
        ["pc"] = "polycarbonate",
        ["pu"] = "polyurethane",
        ["pur"] = "polyurethane",
        ["pva"] = "polyvinylalcohol",
        ["pan"] = "polyacrylonitrile",
        ["cyclonite"] = "rdx",
        ["hexogen"] = "rdx",
        ["octogen"] = "hmx",
        ["trinitrotoluene"] = "tnt",
        ["246trinitrotoluene"] = "tnt",
        ["pentaerythritoltetranitrate"] = "petn",
        ["pentaerythrityltetranitrate"] = "petn",
        ["acetaminophen"] = "paracetamol",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Letters and digits in lower case, then the alias table.</summary>
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

        string normalised = letters.ToString();
        return Aliases.GetValueOrDefault(normalised, normalised);
    }
}
