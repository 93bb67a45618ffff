using System.Collections.Immutable;
using Spectra.Libraries.Importing;

namespace Spectra.Benchmarks.Import;

/// <summary>What an import found of the planted faults, and what it objected to of right entries.</summary>
internal sealed class FaultScore
{
    private const double LeastFound = 0.9;
    private const double MostFlagged = 0.02;

    /// <summary>The faults that the goal names, each with the codes that say what is wrong; any quarantine counts for a file that is cut off or in a wrong unit.</summary>
    private static readonly (string Fault, string[] Codes)[] Kinds =
    [
        ("swapped label", [FindingCodes.LabelDoubt, FindingCodes.NearerToAnother, FindingCodes.DuplicateOfAnother, FindingCodes.NameOfAnother, FindingCodes.CasOfAnother, FindingCodes.FormulaDiffers]),
        ("duplicate under another name", [FindingCodes.DuplicateOfAnother]),
        ("wrong unit", [FindingCodes.AxisUnit, FindingCodes.OrdinateUnit, FindingCodes.OrdinateScale]),
        ("shifted axis", [FindingCodes.ShiftedAxis]),
        ("truncated", [FindingCodes.Truncated, "truncated", "count-mismatch"]),
        ("shifted axis of an only entry", [FindingCodes.ShiftedAxis]),
    ];

    private readonly ImmutableArray<(string Fault, int Planted, int Named, int Objected)> _kinds;
    private readonly ImmutableArray<(string Code, int Entries)> _wrong;
    private readonly int _good;
    private readonly int _flagged;

    private FaultScore(ImmutableArray<(string, int, int, int)> kinds, ImmutableArray<(string, int)> wrong, int good, int flagged) => (_kinds, _wrong, _good, _flagged) = (kinds, wrong, good, flagged);

    /// <summary>Whether every goal is reached: nine of ten of each kind that the goal names, at most one right entry of fifty.</summary>
    public bool IsReached => _kinds[..^1].All(kind => kind.Named >= LeastFound * kind.Planted) && _flagged <= MostFlagged * _good;

    /// <summary>Holds an import against what was planted.</summary>
    public static FaultScore Of(PlantedSource source, ImmutableArray<ImportedEntry> entries)
    {
        (string Key, ImportedEntry Imported)[] keyed = [.. entries.Select(imported => (PlantedSource.KeyOf(LibraryOf(imported), imported.File), imported))];
        ImmutableArray<(string, int, int, int)> kinds =
        [
            .. Kinds.Select(kind =>
            {
                ImportedEntry[] planted = [.. keyed.Where(entry => source.Faults.GetValueOrDefault(entry.Key) == kind.Fault).Select(entry => entry.Imported)];
                return (kind.Fault, planted.Length, planted.Count(imported => Objections(imported).Any(finding => kind.Codes.Contains(finding.Code))), planted.Count(imported => Objections(imported).Any()));
            }),
        ];
        ImportedEntry[] good = [.. keyed.Where(entry => !source.Faults.ContainsKey(entry.Key) && !source.Involved.Contains(entry.Key)).Select(entry => entry.Imported)];
        ImmutableArray<(string, int)> wrong = [.. good.SelectMany(imported => Objections(imported).Select(finding => finding.Code).Distinct()).GroupBy(code => code).Select(group => (group.Key, group.Count())).OrderByDescending(group => group.Item2)];
        return new FaultScore(kinds, wrong, good.Length, good.Count(imported => Objections(imported).Any()));
    }

    /// <summary>Writes the tables.</summary>
    public void Write(TextWriter answer)
    {
        answer.WriteLine("| fault | planted | named as such | objected to at all |");
        answer.WriteLine("|---|---|---|---|");
        foreach ((string fault, int planted, int named, int objected) in _kinds)
        {
            answer.WriteLine(FormattableString.Invariant($"| {fault} | {planted} | {named} ({(double)named / planted:P0}) | {objected} ({(double)objected / planted:P0}) |"));
        }

        answer.WriteLine(FormattableString.Invariant($"| right entries | {_good} | | {_flagged} ({(double)_flagged / _good:P2}) |"));
        answer.WriteLine();
        answer.WriteLine("| objections to right entries | entries |");
        answer.WriteLine("|---|---|");
        foreach ((string code, int count) in _wrong)
        {
            answer.WriteLine(FormattableString.Invariant($"| {code} | {count} |"));
        }
    }

    private static IEnumerable<EntryFinding> Objections(ImportedEntry imported) => imported.Findings.Where(finding => finding.Weight >= FindingWeight.Flagged);

    // Two folders with files of the same names: the ids and the technique tell them apart.
    private static string LibraryOf(ImportedEntry imported) => imported.Entry.Source.Length > 0 && (imported.Entry.Id.StartsWith("gas-", StringComparison.Ordinal) || imported.Entry.Phase == "gas") ? "gas" : "condensed";
}
