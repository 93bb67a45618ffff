using System.Collections.Immutable;

namespace Spectra.Libraries;

/// <summary>Which substances of a library can be mistaken for which, from the neighbours found when it was built. Immutable.</summary>
public sealed class ConfusionGroups
{
    /// <summary>Two substances with references at least this alike are not separated.</summary>
    /// <remarks>
    /// Chosen on the shared sets of other laboratories (gas, polymers, minerals in reflectance and transmission; 1 419 pairs of the reference that a query
    /// is of and a neighbour of it, the table "References that are alike" of the accuracy benchmark). How often the neighbour came within 0.05 of
    /// the right reference or above it: alike below 0.70, 6 in 100; 0.70 to 0.90, 16 in 100; 0.90 to 0.96, 33 of 78; 0.96 and above, 51 of 51.
    /// </remarks>
    public const double Confused = 0.90;

    /// <summary>Two substances with references nowhere more alike than this are told apart; between the two limits nothing is claimed. For its evidence see <see cref="Confused"/>.</summary>
    public const double ToldApart = 0.70;

    /// <summary>From here on two rows hold one curve, as far as 4 decimals tell: two names of one substance, or a mislabelled entry.</summary>
    public const double SameCurve = 0.9995;

    private readonly ReferenceLibrary _library;
    private readonly Dictionary<string, ConfusionGroup> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<int>> _rowsOf;
    private readonly ILookup<string, Substance> _families;
    private readonly ILookup<string, Substance> _skeletons;

    private ConfusionGroups(ReferenceLibrary library)
    {
        _library = library;
        _rowsOf = library.References
            .Select((reference, row) => (reference.Substance.Key, row))
            .GroupBy(entry => entry.Key, entry => entry.row, StringComparer.Ordinal)
            .ToDictionary(rows => rows.Key, rows => rows.ToImmutableArray(), StringComparer.Ordinal);
        Substance[] substances = [.. _rowsOf.Values.Select(rows => library.References[rows[0]].Substance)];
        _families = substances.ToLookup(substance => substance.Family, StringComparer.Ordinal);
        _skeletons = substances.ToLookup(substance => PositionalIsomers.Skeleton(substance.Name), StringComparer.Ordinal);
        foreach (IGrouping<string, (int Row, int Other, double Score)> pairs in Confusions().GroupBy(pair => library.References[pair.Row].Substance.Key, StringComparer.Ordinal))
        {
            Substance substance = library.References[_rowsOf[pairs.Key][0]].Substance;
            _groups.Add(pairs.Key, new ConfusionGroup(substance, [.. pairs
                .OrderByDescending(pair => pair.Score)
                .ThenBy(pair => pair.Other)
                .DistinctBy(pair => library.References[pair.Other].Substance.Key, StringComparer.Ordinal)
                .Select(pair => new Confusion(library.References[pair.Other].Substance, library.References[pair.Other].Id, pair.Score, KindOf(substance, library.References[pair.Other].Substance)))]));
        }
    }

    /// <summary>The library's name.</summary>
    public string Library => _library.Name;

    /// <summary>Whether the library was surveyed for neighbours at all, by the metric and version given.</summary>
    public bool AreKnownBy(string metric) => _library.Neighbours?.Metric == metric;

    /// <summary>The groups of all substances that are confused with another, in the order of the library.</summary>
    public IEnumerable<ConfusionGroup> All => _rowsOf.Keys.Where(_groups.ContainsKey).OrderBy(key => _rowsOf[key][0]).Select(key => _groups[key]);

    /// <summary>The groups of a library; without a survey there are none, and nothing is told apart.</summary>
    public static ConfusionGroups Of(ReferenceLibrary library)
    {
        ArgumentNullException.ThrowIfNull(library);
        return new ConfusionGroups(library);
    }

    /// <summary>What two substances have to do with each other, by their names.</summary>
    public static ConfusionKind KindOf(Substance a, Substance b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return a.IsFamilyOf(b) ? ConfusionKind.Family : PositionalIsomers.AreIsomers(a.Name, b.Name) ? ConfusionKind.PositionalIsomer : ConfusionKind.Other;
    }

    /// <summary>Whether the name says where a group stands, so that there can be an isomer with the group elsewhere.</summary>
    public static bool StatesPlace(Substance substance)
    {
        ArgumentNullException.ThrowIfNull(substance);
        return PositionalIsomers.HasLocant(substance.Name);
    }

    /// <summary>Whether the library holds a spectrum of a substance.</summary>
    public bool Holds(Substance substance)
    {
        ArgumentNullException.ThrowIfNull(substance);
        return _rowsOf.ContainsKey(substance.Key);
    }

    /// <summary>What a substance is confused with in this library.</summary>
    public ImmutableArray<Confusion> ConfusedWith(Substance substance)
    {
        ArgumentNullException.ThrowIfNull(substance);
        return _groups.TryGetValue(substance.Key, out ConfusionGroup? group) ? group.Confusions : [];
    }

    /// <summary>The other substances of the library that are forms of the same parent.</summary>
    public IEnumerable<Substance> FamilyOf(Substance substance)
    {
        ArgumentNullException.ThrowIfNull(substance);
        return _families[substance.Family].Where(other => other.Key != substance.Key && KindOf(substance, other) == ConfusionKind.Family);
    }

    /// <summary>The substances of the library that are positional isomers of one, as far as the names tell.</summary>
    public IEnumerable<Substance> IsomersOf(Substance substance)
    {
        ArgumentNullException.ThrowIfNull(substance);
        return _skeletons[PositionalIsomers.Skeleton(substance.Name)].Where(other => other.Key != substance.Key && KindOf(substance, other) == ConfusionKind.PositionalIsomer);
    }

    /// <summary>How alike the spectra of two substances are at most: their score where it is known, else a bound above it; 1 where they were not compared.</summary>
    public double Likeness(Substance a, Substance b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return Math.Max(MostAlike(a, b), MostAlike(b, a));
    }

    private double MostAlike(Substance a, Substance b) =>
        _library.Neighbours is not { } table || !_rowsOf.TryGetValue(a.Key, out ImmutableArray<int> rows) || !_rowsOf.ContainsKey(b.Key)
            ? 1
            : rows.Max(row => Bound(table.Rows[row], b.Key));

    /// <summary>What is not among the kept neighbours is less alike than the last of them; a list that is not full held everything that could be compared.</summary>
    private double Bound(ImmutableArray<Neighbour> neighbours, string key)
    {
        foreach (Neighbour neighbour in neighbours)
        {
            if (_library.References[neighbour.Row].Substance.Key == key)
            {
                return neighbour.Score;
            }
        }

        return neighbours.Length == NeighbourTable.MostPerRow ? neighbours[^1].Score : 1;
    }

    /// <summary>Every confused pair of rows in both directions.</summary>
    private IEnumerable<(int Row, int Other, double Score)> Confusions() =>
        from row in (_library.Neighbours?.Rows ?? []).Select((neighbours, row) => (row, neighbours))
        from neighbour in row.neighbours
        where neighbour.Score >= Confused
        from pair in new[] { (row.row, neighbour.Row, neighbour.Score), (neighbour.Row, row.row, neighbour.Score) }
        select pair;
}
