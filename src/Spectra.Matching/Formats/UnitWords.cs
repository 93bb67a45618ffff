using System.Text;

namespace Spectra.Formats;

/// <summary>Reads units out of the words of headings and of <c>index.csv</c>. JCAMP-DX has a vocabulary of its own beside its reader.</summary>
internal static class UnitWords
{
    private static readonly (string Part, AxisUnit Unit)[] AxisParts =
    [
        ("cm-1", AxisUnit.PerCentimetre),
        ("1/cm", AxisUnit.PerCentimetre),
        ("cm1", AxisUnit.PerCentimetre),
        ("reciprocalcent", AxisUnit.PerCentimetre),
        ("inversecent", AxisUnit.PerCentimetre),
        ("kayser", AxisUnit.PerCentimetre),
        ("wavenumber", AxisUnit.PerCentimetre),
        ("micromet", AxisUnit.Micrometre),
        ("micron", AxisUnit.Micrometre),
        ("nanomet", AxisUnit.Nanometre),
    ];

    private static readonly (string Word, AxisUnit Unit)[] AxisWords =
    [
        ("um", AxisUnit.Micrometre),
        ("nm", AxisUnit.Nanometre),
        ("wavelength", AxisUnit.Of("wavelength")),
        ("ev", AxisUnit.Of("eV")),
        ("thz", AxisUnit.Of("THz")),
        ("hz", AxisUnit.Of("Hz")),
        ("m/z", AxisUnit.Of("m/z")),
        ("ppm", AxisUnit.Of("ppm")),
        ("2theta", AxisUnit.Of("2theta")),
        ("frequency", AxisUnit.Of("frequency")),
        ("time", AxisUnit.Of("time")),
    ];

    // The first that is found decides, so the narrower word stands before the wider one.
    private static readonly (string Part, OrdinateUnit Plain, OrdinateUnit Percent)[] OrdinateParts =
    [
        ("derivative", OrdinateUnit.Of("derivative"), OrdinateUnit.Of("derivative")),
        ("log1/r", OrdinateUnit.LogInverseReflectance, OrdinateUnit.LogInverseReflectance),
        ("kubelka", OrdinateUnit.KubelkaMunk, OrdinateUnit.KubelkaMunk),
        ("absorptioncoefficient", OrdinateUnit.AbsorptionCoefficient, OrdinateUnit.AbsorptionCoefficient),
        ("absorption-coefficient", OrdinateUnit.AbsorptionCoefficient, OrdinateUnit.AbsorptionCoefficient),
        ("micromol/mol", OrdinateUnit.AbsorptionCoefficient, OrdinateUnit.AbsorptionCoefficient),
        ("absorptance", OrdinateUnit.Of("absorptance"), OrdinateUnit.Of("percent-absorptance")),
        ("absorption", Vague, OrdinateUnit.Of("percent-absorptance")),
        ("transmi", OrdinateUnit.Transmittance, OrdinateUnit.PercentTransmittance),
        ("reflect", OrdinateUnit.Reflectance, OrdinateUnit.PercentReflectance),
        ("absorbance", OrdinateUnit.Absorbance, OrdinateUnit.Of("percent-absorptance")),
        ("singlebeam", OrdinateUnit.SingleBeam, OrdinateUnit.SingleBeam),
        ("single-beam", OrdinateUnit.SingleBeam, OrdinateUnit.SingleBeam),
        ("interferogram", OrdinateUnit.Interferogram, OrdinateUnit.Interferogram),
        ("emissivity", OrdinateUnit.Of("emissivity"), OrdinateUnit.Of("percent-emissivity")),
        ("radiance", OrdinateUnit.Of("radiance"), OrdinateUnit.Of("radiance")),
        ("raman-counts", OrdinateUnit.Of("raman-counts"), OrdinateUnit.Of("raman-counts")),
        ("arbitrary", OrdinateUnit.Of("arbitrary"), OrdinateUnit.Of("arbitrary")),
        ("intensity", Vague, Vague),
        ("counts", Vague, Vague),
        ("signal", Vague, Vague),
    ];

    private static readonly string[] OrdinateMarks = ["absor", "transmi", "reflect", "intensity", "counts"];

    // Says that a quantity is there but not which: equal to NotStated, with the source's word kept beside it.
    private static OrdinateUnit Vague => OrdinateUnit.Of(OrdinateUnit.NotStated.Id, "a vague word");

    /// <summary>The axis unit the words name; <see cref="AxisUnit.NotStated"/> where they name none that is known.</summary>
    /// <remarks>"wavenumber" alone is 1/cm; "wavelength" alone is no unit and is reported as it stands.</remarks>
    public static AxisUnit ParseAxis(string words)
    {
        string plain = Plain(words);
        string compact = plain.Replace(" ", string.Empty, StringComparison.Ordinal);
        if (compact.Length == 0 || ContainsAny(compact, OrdinateMarks))
        {
            return AxisUnit.NotStated;
        }

        if (compact.Contains("raman", StringComparison.Ordinal) || HasWord(plain, "shift"))
        {
            return AxisUnit.Of(AxisUnit.RamanShift.Id, words.Trim());
        }

        foreach ((string part, AxisUnit unit) in AxisParts)
        {
            if (compact.Contains(part, StringComparison.Ordinal))
            {
                return AxisUnit.Of(unit.Id, words.Trim());
            }
        }

        foreach ((string word, AxisUnit unit) in AxisWords)
        {
            if (HasWord(plain, word))
            {
                return AxisUnit.Of(unit.Id, words.Trim());
            }
        }

        return AxisUnit.NotStated;
    }

    /// <summary>The ordinate unit the words name; a value equal to <see cref="OrdinateUnit.NotStated"/> where they name none that is known.</summary>
    /// <remarks>
    /// Vague words ("intensity", "counts", "absorption") give a value equal to <see cref="OrdinateUnit.NotStated"/> whose
    /// <see cref="OrdinateUnit.Stated"/> keeps the word, so that an index or an inference can still settle them.
    /// </remarks>
    public static OrdinateUnit ParseOrdinate(string words)
    {
        string plain = Plain(words);
        string compact = plain.Replace(" ", string.Empty, StringComparison.Ordinal);
        if (compact.Length == 0)
        {
            return OrdinateUnit.NotStated;
        }

        bool percent = compact.Contains('%', StringComparison.Ordinal) || compact.Contains("percent", StringComparison.Ordinal) || HasWord(plain, "pct");
        foreach ((string part, OrdinateUnit fraction, OrdinateUnit inPercent) in OrdinateParts)
        {
            if (compact.Contains(part, StringComparison.Ordinal))
            {
                return OrdinateUnit.Of((percent ? inPercent : fraction).Id, words.Trim());
            }
        }

        return compact switch
        {
            "%t" or "t%" => OrdinateUnit.Of(OrdinateUnit.PercentTransmittance.Id, words.Trim()),
            "%r" or "r%" => OrdinateUnit.Of(OrdinateUnit.PercentReflectance.Id, words.Trim()),
            _ when HasWord(plain, "abs") => OrdinateUnit.Of(OrdinateUnit.Absorbance.Id, words.Trim()),
            _ when compact is "au" or "a" => OrdinateUnit.Of(OrdinateUnit.NotStated.Id, words.Trim()),
            _ when percent && HasWord(plain, "t") => OrdinateUnit.Of(OrdinateUnit.PercentTransmittance.Id, words.Trim()),
            _ when percent && HasWord(plain, "r") => OrdinateUnit.Of(OrdinateUnit.PercentReflectance.Id, words.Trim()),
            _ => OrdinateUnit.NotStated,
        };
    }

    // Lower case, one spelling for the micro sign, superscripts and dashes; all but letters, digits, %, / and - becomes a blank.
    private static string Plain(string words)
    {
        StringBuilder plain = new(words.Length);
        foreach (char c in words)
        {
            plain.Append(c switch
            {
                'µ' or 'μ' => 'u',
                '¹' => '1',
                '⁻' or '−' or '–' => '-',
                '%' or '/' or '-' => c,
                _ when char.IsLetterOrDigit(c) => char.ToLowerInvariant(c),
                _ => ' ',
            });
        }

        return plain.ToString();
    }

    private static bool ContainsAny(string text, string[] parts) => Array.Exists(parts, part => text.Contains(part, StringComparison.Ordinal));

    private static bool HasWord(string plain, string word)
    {
        for (int at = plain.IndexOf(word, StringComparison.Ordinal); at >= 0; at = plain.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            int end = at + word.Length;
            if ((at == 0 || !char.IsLetter(plain[at - 1])) && (end == plain.Length || !char.IsLetter(plain[end])))
            {
                return true;
            }
        }

        return false;
    }
}
