namespace Spectra.Libraries.Importing;

/// <summary>The codes of <see cref="EntryFinding"/>. Beside them stand those of the reader and of the recipe, unchanged, for an entry that can't serve.</summary>
public static class FindingCodes
{
    /// <summary>The stated CAS number is none, or its check digit fails.</summary>
    public const string CasCheckDigit = "cas-check-digit";

    /// <summary>File and index state different CAS numbers.</summary>
    public const string CasDiffers = "cas-differs";

    /// <summary>No CAS number is stated.</summary>
    public const string CasMissing = "cas-missing";

    /// <summary>The name belongs to another CAS number.</summary>
    public const string NameOfAnother = "name-of-another";

    /// <summary>One CAS number stands for names, or formulas, that have nothing in common.</summary>
    public const string CasOfAnother = "cas-of-another";

    /// <summary>The formula is not that of the substance.</summary>
    public const string FormulaDiffers = "formula-differs";

    /// <summary>Name, formula, CAS number or other entries disagree on salt or base.</summary>
    public const string SaltOrBase = "salt-or-base";

    /// <summary>Something of technique, phase, resolution or units is not stated.</summary>
    public const string NotStated = "not-stated";

    /// <summary>What the reader or the recipe doubted.</summary>
    public const string ReadingDoubt = "reading-doubt";

    /// <summary>The source itself calls the spectrum not validated.</summary>
    public const string NotValidated = "not-validated";

    /// <summary>The quality gate would not answer on such a spectrum.</summary>
    public const string Quality = "quality";

    /// <summary>The axis is not in the unit it is labelled with.</summary>
    public const string AxisUnit = "axis-unit";

    /// <summary>Absorbance labelled transmittance, or the reverse.</summary>
    public const string OrdinateUnit = "ordinate-unit";

    /// <summary>Per cent labelled as a fraction, or the reverse.</summary>
    public const string OrdinateScale = "ordinate-scale";

    /// <summary>The axis lies beside that of the spectra it should agree with.</summary>
    public const string ShiftedAxis = "shifted-axis";

    /// <summary>The spectrum ends far before the others of its source.</summary>
    public const string Truncated = "truncated-range";

    /// <summary>The same file, or the same curve, twice under one substance.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>The same curve under another substance.</summary>
    public const string DuplicateOfAnother = "duplicate-of-another";

    /// <summary>Another substance looks nearly the same.</summary>
    public const string NearDuplicate = "near-duplicate";

    /// <summary>It is nearer to another substance's entries than to its own.</summary>
    public const string NearerToAnother = "nearer-to-another";

    /// <summary>The spectrum does not fit name and formula.</summary>
    public const string LabelDoubt = "label-doubt";

    /// <summary>Nothing in the library is like it.</summary>
    public const string Outlier = "outlier";
}
