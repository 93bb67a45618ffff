using System.Collections.Frozen;

namespace Spectra.Libraries;

/// <summary>Which parent substance a reference is a form of: base, salts, hydrates, polymorphs and enantiomers of one parent are one family.</summary>
/// <remarks>
/// Members of a family are no rivals: infrared may tell a base from its hydrochloride, never an enantiomer from its mirror image, and no verdict
/// turns on either. The key comes from a short list of registry numbers, else from the name (<see cref="ParentName"/>). A merge must be certain, a
/// missed one costs little: diastereomers, anomers, positional isomers and esters stay apart, so do salts of heavy metals and of oxidising or
/// explosive acids (nitrates, perchlorates, picrates), which are dangers of their own.
/// </remarks>
internal static class SubstanceFamily
{
    /// <summary>The forms of a parent, the parent first, as <c>hazmat.csv</c> and <c>precursors.csv</c> list them.</summary>
    private static readonly string[][] Forms =
    [
        ["50-36-2", "53-21-4"],
        ["561-27-3", "1502-95-0"],
        ["537-46-2", "51-57-0"],
        ["300-62-9", "60-13-9"],
        ["42542-10-9", "64057-70-1"],
        ["437-38-7", "1443-54-5", "990-73-8"],
        ["6740-88-1", "1867-66-9"],
        ["299-42-3", "50-98-6"],
        ["90-82-4", "345-78-8"],
        ["14838-15-4", "154-41-6"],
        ["41661-47-6", "41979-39-9"],
        ["7778-18-9", "10101-41-4"],
    ];

    private static readonly FrozenDictionary<string, string> Parents =
        Forms.SelectMany(forms => forms.Select(form => (form, forms[0]))).ToFrozenDictionary(pair => pair.form, pair => pair.Item2, StringComparer.Ordinal);

    /// <summary>Whether two substances are forms of one parent.</summary>
    /// <remarks>Two registry numbers under one name are none: one of them is mislabelled, or the name leaves an isomer open.</remarks>
    public static bool AreOne(Substance a, Substance b) =>
        a.Key == b.Key
        || (KeyOf(a) == KeyOf(b) && (a.Cas is null || b.Cas is null || Parents.ContainsKey(a.Cas) || ParentName.Whole(a.Name) != ParentName.Whole(b.Name)));

    /// <summary>The key of the family, the same for all forms of one parent.</summary>
    public static string KeyOf(Substance substance)
    {
        if (substance.Cas is not null && Parents.TryGetValue(substance.Cas, out string? parent))
        {
            return $"cas:{parent}";
        }

        string name = ParentName.Of(substance.Name);
        return name.Length == 0 ? substance.Key : $"parent:{name}";
    }
}
