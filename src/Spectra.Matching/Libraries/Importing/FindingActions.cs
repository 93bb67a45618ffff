namespace Spectra.Libraries.Importing;

/// <summary>What a person does about each kind of finding.</summary>
internal static class FindingActions
{
    private const string ReadFile = "The file can't serve as it is: get it again from its source, or correct what the sentence names; else leave it out.";

    /// <summary>The action for a code; that of a file that can't serve for codes of the reader and the recipe.</summary>
    public static string Of(string code) => code switch
    {
        FindingCodes.CasCheckDigit => "Compare the CAS number with the source and correct it in the index.",
        FindingCodes.CasDiffers => "Decide which of the two CAS numbers is right, and correct the index.",
        FindingCodes.CasMissing => "Add the CAS number to the index where one is known.",
        FindingCodes.NameOfAnother => "Look up name and CAS number: one of them is another substance's, or the name leaves an isomer or form open.",
        FindingCodes.CasOfAnother => "Look up the CAS number: two substances can't share one.",
        FindingCodes.FormulaDiffers => "Look up the formula of the CAS number: label or formula belong to another substance or form.",
        FindingCodes.SaltOrBase => "Decide whether the sample was the base or the salt, and correct name and CAS number to it.",
        FindingCodes.NotStated => "Nothing to do; add to the index what is known.",
        FindingCodes.ReadingDoubt => "Read the sentence; state the unit or technique in the index where it was only assumed.",
        FindingCodes.NotValidated => "Release it only with evidence of identity of your own.",
        FindingCodes.Quality => "Draw the spectrum: release it only if its bands can be seen.",
        FindingCodes.AxisUnit => "State the right unit of the axis, and import again.",
        FindingCodes.OrdinateUnit => "Draw the spectrum, state the right unit of the ordinates, and import again.",
        FindingCodes.OrdinateScale => "Decide whether the numbers are fractions or per cent, and state it.",
        FindingCodes.ShiftedAxis => "Draw both spectra over each other: the one whose bands lie where textbooks have them stays.",
        FindingCodes.Truncated => "Compare the range with the source's own: get the file again if a part is missing.",
        FindingCodes.Duplicate => "Nothing to do; leave one of the two out if you like.",
        FindingCodes.DuplicateOfAnother => "Look up which of the two labels belongs to the curve, and leave the other out.",
        FindingCodes.NearDuplicate => "Nothing to do: the release will say that the two can't be told apart.",
        FindingCodes.NearerToAnother => "Draw the three spectra: the label is wrong, or the substance comes in several forms.",
        FindingCodes.LabelDoubt => "Draw the spectrum and look for the bands that the name promises; leave it out if they are missing.",
        FindingCodes.Outlier => "Draw the spectrum: it is like nothing else, which is right for a rare kind of substance only.",
        _ => ReadFile,
    };
}
