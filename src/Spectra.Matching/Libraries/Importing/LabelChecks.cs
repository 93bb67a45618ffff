using System.Collections.Immutable;

namespace Spectra.Libraries.Importing;

/// <summary>Holds what an entry says of its substance against itself and against the caller's facts.</summary>
internal static class LabelChecks
{
    /// <summary>What one entry alone shows.</summary>
    /// <param name="name">The name; null where none is stated.</param>
    /// <param name="cas">The CAS number as stated; null where none is.</param>
    /// <param name="formula">The molecular formula as stated; null where none is.</param>
    /// <param name="facts">What is known of substances.</param>
    public static IEnumerable<EntryFinding> Of(string? name, string? cas, string? formula, KnownSubstances facts)
    {
        bool hasCas = CasNumber.TryParse(cas, out CasNumber number);
        if (cas is null)
        {
            yield return new EntryFinding(FindingCodes.CasMissing, FindingWeight.Note, "No CAS number is stated: the substance is known by its name only.", null);
        }
        else if (!hasCas)
        {
            yield return new EntryFinding(FindingCodes.CasCheckDigit, FindingWeight.Flagged, $"'{cas}' is no CAS number, or its check digit fails: compare it with the source.", null);
        }

        if (name is not null && hasCas && Namesake(name, number, facts) is { } namesake)
        {
            yield return new EntryFinding(FindingCodes.NameOfAnother, FindingWeight.Flagged, $"The facts know '{name}' as {namesake}, the entry states {number}.", null);
        }

        MolecularFormula? stated = MolecularFormula.Parse(formula);
        if (stated is not null && FormulaOf(name, hasCas ? number : null, facts) is { } expected && !expected.Equals(stated))
        {
            yield return new EntryFinding(FindingCodes.FormulaDiffers, FindingWeight.Flagged, $"The entry states the formula {stated}, the facts have {expected} for it.", null);
        }

        if (name is not null && stated is not null && StatedForm.HalogenOf(name) is { } halogen && stated.CountOf(halogen) == 0)
        {
            yield return new EntryFinding(FindingCodes.SaltOrBase, FindingWeight.Flagged, $"The name states a salt with {halogen}, the formula {stated} has none: it may be that of the base.", null);
        }
    }

    /// <summary>The other number that the facts have for a name, where they don't have this one for it.</summary>
    private static string? Namesake(string name, CasNumber number, KnownSubstances facts)
    {
        ImmutableArray<KnownSubstance> named = facts.WithName(name);
        return named.IsEmpty || named.Any(known => known.Cas is null || (CasNumber.TryParse(known.Cas, out CasNumber own) && own == number)) ? null : named[0].Cas;
    }

    /// <summary>The one formula that the facts have; null where they have none or several.</summary>
    private static MolecularFormula? FormulaOf(string? name, CasNumber? number, KnownSubstances facts)
    {
        ImmutableArray<KnownSubstance> known = number is { } cas && facts.WithCas(cas) is { IsEmpty: false } byCas ? byCas : name is not null && number is null ? facts.WithName(name) : [];
        MolecularFormula[] formulas = [.. known.Select(substance => MolecularFormula.Parse(substance.Formula)).OfType<MolecularFormula>().Distinct()];
        return formulas.Length == 1 ? formulas[0] : null;
    }
}
