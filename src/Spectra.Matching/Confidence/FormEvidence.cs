using Spectra.Libraries;

namespace Spectra.Confidence;

/// <summary>Whether a comparison of two spectra can say anything of salt or solid form.</summary>
/// <remarks>
/// Only two spectra of the solid as it is, both by ATR, can. A pressed alkali halide exchanges its halide with a hydrochloride and can change the
/// form by pressure; a mull hides the regions of its oil; a solution, a melt or a vapour has no form at all.
/// </remarks>
internal static class FormEvidence
{
    private static readonly (string Word, string Means)[] Samplings =
    [
        ("kbr", "a KBr pellet"), ("kcl", "a KCl pellet"), ("csi", "a CsI pellet"), ("pellet", "a pellet"), ("disc", "a pellet"), ("disk", "a pellet"),
        ("mull", "a mull"), ("nujol", "a mull"), ("fluorolube", "a mull"), ("mineral oil", "a mull"),
        ("solution", "a solution"), ("ccl4", "a solution"), ("cs2", "a solution"),
        ("melt", "a melt"), ("liquid", "a liquid"), ("vapour", "a vapour"), ("vapor", "a vapour"), ("gas", "a gas"),
    ];

    /// <summary>Why the comparison says nothing of salt and form, as the rest of a sentence; null where it does.</summary>
    public static string? Missing(ReferenceSpectrum reference, Technique measured)
    {
        string stated = $"{reference.TechniqueStated} {reference.Phase}";
        foreach ((string word, string means) in Samplings)
        {
            if (stated.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return $"the reference is {means}";
            }
        }

        return reference.Technique switch
        {
            Technique.NotStated => "it is not stated how the reference was measured",
            not Technique.Atr => "the reference is no ATR spectrum of the solid",
            _ => measured == Technique.Atr ? null : "the measurement is not stated to be ATR as the reference is",
        };
    }
}
