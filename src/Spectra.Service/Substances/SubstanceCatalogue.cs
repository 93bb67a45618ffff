using System.Collections.Immutable;

namespace Spectra.Service.Substances;

/// <summary>What the reference files know of substances, found by CAS number or by name. Immutable and thread-safe.</summary>
public sealed class SubstanceCatalogue
{
    private readonly Dictionary<CasNumber, List<SubstanceFacts>> _byCas = [];
    private readonly Dictionary<string, List<SubstanceFacts>> _byName = new(StringComparer.Ordinal);

    /// <summary>The names of rows that are energetic.</summary>
    private readonly HashSet<string> _energeticNames = new(StringComparer.Ordinal);

    private SubstanceCatalogue(ImmutableArray<SubstanceFacts> all)
    {
        All = [.. all.OrderBy(HazardRules.Rank).ThenBy(PackingGroupOf).ThenBy(facts => facts.Name, StringComparer.Ordinal).ThenBy(facts => facts.File, StringComparer.Ordinal)];
        Dictionary<string, List<CasNumber?>> ownNames = new(StringComparer.Ordinal);
        foreach (SubstanceFacts facts in All)
        {
            Add(ownNames, SubstanceName.Normalise(facts.Name), facts.Cas);
            if (facts.Cas is { } cas)
            {
                Add(_byCas, cas, facts);
            }
        }

        foreach (SubstanceFacts facts in All)
        {
            bool isEnergetic = AlertRules.Of(facts).Any(alert => alert.Class == AlertClass.Energetic);
            foreach (string name in SubstanceName.All(facts))
            {
                // "Sulfuric acid" is a row of its own, so the part before the comma of "Sulfuric acid, fuming" does not name that one.
                if (!ownNames.TryGetValue(name, out List<CasNumber?>? owners) || owners.Contains(facts.Cas))
                {
                    Add(_byName, name, facts);
                    _ = isEnergetic && _energeticNames.Add(name);
                }
            }
        }
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
        CasNumber.TryParse(cas, out CasNumber number) && _byCas.TryGetValue(number, out List<SubstanceFacts>? byCas) ? [.. byCas]
        : name is not null && _byName.TryGetValue(SubstanceName.Normalise(name), out List<SubstanceFacts>? byName) ? [.. byName]
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

    /// <summary>Whether finding a substance raises any alert: <see cref="AlertsOf"/> without saying which.</summary>
    public bool HasAlerts(string? cas, string? name = null)
    {
        ImmutableArray<SubstanceFacts> rows = Find(cas, name);
        return !rows.IsEmpty || name is null
            ? rows.Any(facts => !AlertRules.Of(facts).IsEmpty)
            : Array.Exists(Words(name), IsEnergetic) || AlertRules.IsEnergeticName(name);
    }

    private static void Add<TKey, TValue>(Dictionary<TKey, List<TValue>> lists, TKey key, TValue value)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out List<TValue>? list))
        {
            lists.Add(key, list = []);
        }

        list.Add(value);
    }

    private static string[] Words(string name) => name.Split([' ', '(', ')', ',', ';', '/', '+', '[', ']'], StringSplitOptions.RemoveEmptyEntries);

    private bool IsEnergetic(string name) => _energeticNames.Contains(SubstanceName.Normalise(name));

    private IEnumerable<SubstanceFacts> ExplosivesNamedIn(string name) => Words(name)
        .Where(IsEnergetic)
        .SelectMany(word => Find(null, word))
        .Where(facts => AlertRules.Of(facts).Any(alert => alert.Class == AlertClass.Energetic));

    // I is worse than II; a choice counts as its worst, none as the least.
    private static string PackingGroupOf(SubstanceFacts facts) =>
        facts.Transport?.PackingGroup.Split('/')[0] is { Length: > 0 } group ? group : "IV";
}
