using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Spectra.Service.Substances;

/// <summary>What the reference files know of substances, found by CAS number or by name. Immutable and thread-safe.</summary>
public sealed class SubstanceCatalogue
{
    private readonly FrozenDictionary<CasNumber, ImmutableArray<SubstanceFacts>> _byCas;
    private readonly FrozenDictionary<string, ImmutableArray<SubstanceFacts>> _byName;

    private SubstanceCatalogue(ImmutableArray<SubstanceFacts> all)
    {
        All = [.. all.OrderBy(HazardRules.Rank).ThenBy(PackingGroupOf).ThenBy(facts => facts.Name, StringComparer.Ordinal).ThenBy(facts => facts.File, StringComparer.Ordinal)];
        _byCas = All.Where(facts => facts.Cas is not null).GroupBy(facts => facts.Cas!.Value).ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray());
        ILookup<string, CasNumber?> ownNames = All.ToLookup(facts => SubstanceName.Normalise(facts.Name), facts => facts.Cas);

        // "Sulfuric acid" is a row of its own, so the part before the comma of "Sulfuric acid, fuming" does not name that one.
        _byName = All
            .SelectMany(facts => SubstanceName.All(facts).Select(name => (Name: name, Facts: facts)))
            .Where(named => !ownNames.Contains(named.Name) || ownNames[named.Name].Contains(named.Facts.Cas))
            .GroupBy(named => named.Name, named => named.Facts)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>Every row of both files, worst hazard first.</summary>
    public ImmutableArray<SubstanceFacts> All { get; }

    /// <summary>Reads the two files of a folder, <c>precursors.csv</c> and <c>hazmat.csv</c>.</summary>
    /// <exception cref="FormatException">A row can't be read; the message names file and line.</exception>
    public static SubstanceCatalogue Load(string folder)
    {
        using StreamReader precursors = File.OpenText(Path.Combine(folder, SubstanceRows.PrecursorFile));
        using StreamReader hazards = File.OpenText(Path.Combine(folder, SubstanceRows.HazardFile));
        return Load(precursors, hazards);
    }

    /// <summary>Reads the two files from their text.</summary>
    /// <exception cref="FormatException">A row can't be read; the message names file and line.</exception>
    public static SubstanceCatalogue Load(TextReader precursors, TextReader hazards) =>
        new(SubstanceRows.Precursors(precursors).AddRange(SubstanceRows.Hazards(hazards)));

    /// <summary>All rows of a substance, worst first: those of its CAS number, else those of its name; none where neither is known.</summary>
    /// <param name="cas">The CAS number in any spelling; null or unreadable where there is none.</param>
    /// <param name="name">The name; null where there is none.</param>
    public ImmutableArray<SubstanceFacts> Find(string? cas, string? name = null) =>
        CasNumber.TryParse(cas, out CasNumber number) && _byCas.TryGetValue(number, out ImmutableArray<SubstanceFacts> byCas) ? byCas
        : name is not null && _byName.TryGetValue(SubstanceName.Normalise(name), out ImmutableArray<SubstanceFacts> byName) ? byName
        : [];

    /// <summary>What to show about the hazards of a substance, one statement a row, worst first; never empty.</summary>
    public ImmutableArray<HazardStatement> HazardsOf(string? cas, string? name = null)
    {
        ImmutableArray<SubstanceFacts> rows = Find(cas, name);
        return rows.IsEmpty ? [HazardStatement.OfUnknown(name ?? cas ?? "Substance")] : [.. rows.Select(HazardStatement.Of)];
    }

    /// <summary>The alerts that finding a substance raises, one a class at most, from all its rows.</summary>
    /// <remarks>Of a substance without a row the name alone speaks: a blend that names an explosive, as "C-4 (RDX based)", raises that one's alerts, and a name of an energetic family raises one as energetic.</remarks>
    public ImmutableArray<SubstanceAlert> AlertsOf(string? cas, string? name = null)
    {
        ImmutableArray<SubstanceFacts> rows = Find(cas, name);
        IEnumerable<SubstanceAlert> alerts = !rows.IsEmpty || name is null
            ? rows.SelectMany(facts => AlertRules.Of(facts))
            : ExplosivesNamedIn(name).SelectMany(facts => AlertRules.Of(facts)).Concat(AlertRules.OfName(name));
        return [.. alerts.DistinctBy(alert => alert.Class).OrderBy(alert => alert.Class)];
    }

    private IEnumerable<SubstanceFacts> ExplosivesNamedIn(string name) => name
        .Split([' ', '(', ')', ',', ';', '/', '+', '[', ']'], StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(word => Find(null, word))
        .Where(facts => AlertRules.Of(facts).Any(alert => alert.Class == AlertClass.Energetic));

    // I is worse than II; a choice counts as its worst, none as the least.
    private static string PackingGroupOf(SubstanceFacts facts) =>
        facts.Transport?.PackingGroup.Split('/')[0] is { Length: > 0 } group ? group : "IV";
}
