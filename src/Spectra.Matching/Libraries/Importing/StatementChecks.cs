namespace Spectra.Libraries.Importing;

/// <summary>What a source states of a measurement, leaves out, or states twice and differently.</summary>
internal static class StatementChecks
{
    public static IEnumerable<EntryFinding> Of(ReleaseEntry entry, Spectrum spectrum)
    {
        Acquisition stated = spectrum.Acquisition;
        string[] missing =
        [
            .. entry.Name is null ? new[] { "name" } : [],
            .. stated.Technique == Technique.NotStated ? new[] { "technique" } : [],
            .. entry.Phase is null ? new[] { "phase" } : [],
            .. stated.ResolutionPerCentimetre is null ? new[] { "resolution" } : [],
        ];
        if (missing.Length > 0)
        {
            yield return new EntryFinding(FindingCodes.NotStated, FindingWeight.Note, $"Not stated: {string.Join(", ", missing)}.", null);
        }

        if (stated.Grade is { } grade && grade.Contains("not validated", StringComparison.OrdinalIgnoreCase))
        {
            yield return new EntryFinding(FindingCodes.NotValidated, FindingWeight.Flagged, $"The source calls the spectrum '{grade}'.", null);
        }

        foreach (SpectrumWarning warning in spectrum.Warnings)
        {
            if (warning.Code == "index-differs" && warning.Message.Contains("CAS number", StringComparison.Ordinal))
            {
                yield return new EntryFinding(FindingCodes.CasDiffers, FindingWeight.Flagged, $"{warning.Message} Compare both with the source.", null);
            }
            else if (warning.Code is "unit-assumed" or "unit-unknown" or "index-differs" or "technique-contradicts-unit")
            {
                yield return new EntryFinding(FindingCodes.ReadingDoubt, warning.Code == "technique-contradicts-unit" ? FindingWeight.Flagged : FindingWeight.Note, warning.Message, null);
            }
        }
    }
}
