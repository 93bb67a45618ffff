using System.Collections.Immutable;

namespace Spectra.Libraries.Importing;

/// <summary>Holds the labels of entries against each other: one number with two substances, one name with two numbers, salt against base.</summary>
internal static class SubstanceChecks
{
    private const int KinPiece = 5;

    /// <summary>The findings by entry.</summary>
    public static IEnumerable<(int Entry, EntryFinding Finding)> Of(IReadOnlyList<ImportedEntry> entries)
    {
        (int Index, ImportedEntry Imported, string? Cas)[] named =
            [.. entries.Select((imported, i) => (i, imported, CasNumber.TryParse(imported.Entry.Cas, out CasNumber number) ? number.ToString() : null)).Where(entry => entry.imported.Entry.Name is not null)];
        foreach (IGrouping<string, (int Index, ImportedEntry Imported, string? Cas)> own in named.Where(entry => entry.Cas is not null).GroupBy(entry => entry.Cas!, StringComparer.Ordinal))
        {
            foreach ((int Index, ImportedEntry Imported, string? Cas) entry in own)
            {
                if (own.FirstOrDefault(other => other.Index != entry.Index && Contradiction(entry.Imported, other.Imported) is not null) is { Imported: { } other })
                {
                    yield return (entry.Index, Contradiction(entry.Imported, other)!);
                }
            }
        }

        foreach (IGrouping<string, (int Index, ImportedEntry Imported, string? Cas)> namesakes in named.Where(entry => entry.Cas is not null).GroupBy(entry => ParentName.Whole(entry.Imported.Entry.Name!), StringComparer.Ordinal))
        {
            foreach ((int Index, ImportedEntry Imported, string? Cas) entry in namesakes)
            {
                if (namesakes.FirstOrDefault(other => other.Cas != entry.Cas) is { Imported: { } other, Cas: { } cas })
                {
                    bool isOneFormula = other.Formula is null || entry.Imported.Formula is null || other.Formula == entry.Imported.Formula;
                    yield return (entry.Index, new EntryFinding(
                        FindingCodes.NameOfAnother,
                        isOneFormula ? FindingWeight.Note : FindingWeight.Flagged,
                        $"'{other.Entry.Id}' has the same name with the CAS number {cas}: {(isOneFormula ? "the name may leave an isomer or a form open" : "their formulas differ, so one of the names is wrong")}.",
                        other.Entry.Id));
                }
            }
        }
    }

    /// <summary>What two entries of one CAS number say against each other; null where nothing.</summary>
    private static EntryFinding? Contradiction(ImportedEntry entry, ImportedEntry other)
    {
        if (entry.Form != other.Form && (entry.Form == StatedForm.Salt || other.Form == StatedForm.Salt))
        {
            return new EntryFinding(FindingCodes.SaltOrBase, FindingWeight.Flagged, $"Its name says {entry.Form ?? "nothing of a salt"}, that of '{other.Entry.Id}' with the same CAS number {other.Form ?? "nothing of a salt"}: base and salt have different numbers.", other.Entry.Id);
        }

        return entry.Formula is { } own && other.Formula is { } theirs
            ? own == theirs ? null : new EntryFinding(FindingCodes.CasOfAnother, FindingWeight.Flagged, $"It has the CAS number of '{other.Entry.Id}', but its formula is {own} and not {theirs}.", other.Entry.Id)
            : AreKin(entry.Entry.Name!, other.Entry.Name!) ? null
            : new EntryFinding(FindingCodes.CasOfAnother, FindingWeight.Flagged, $"It has the CAS number of '{other.Entry.Id}', but '{entry.Entry.Name}' and '{other.Entry.Name}' have nothing in common.", other.Entry.Id);
    }

    private static bool AreKin(string a, string b)
    {
        (string x, string y) = (SubstanceAliases.Normalise(a), SubstanceAliases.Normalise(b));
        return x == y || ParentName.Of(a) == ParentName.Of(b) || Enumerable.Range(0, Math.Max(0, x.Length - KinPiece + 1)).Any(i => y.Contains(x.AsSpan(i, KinPiece), StringComparison.Ordinal));
    }
}
