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
    private readonly Lazy<ILookup<int, (int Other, double Score)>> _pairs;

    private ConfusionGroups(ReferenceLibrary library)
    {
        _library = library;
        _pairs = new Lazy<ILookup<int, (int, double)>>(() => Confusions().ToLookup(pair => library.Substances.OfRows[pair.Row], pair => (pair.Other, pair.Score)));
    }

    /// <summary>The library's name.</summary>
    public string Library => _library.Name;

    /// <summary>Whether the library was surveyed for neighbours at all, by the metric and version given.</summary>
    public bool AreKnownBy(string metric) => _library.Neighbours?.Metric == metric;

    /// <summary>The groups of all substances that are confused with another, in the order of the library.</summary>
    public IEnumerable<ConfusionGroup> All => Enumerable.Range(0, _library.Substances.Count).Where(_pairs.Value.Contains).Select(substance => new ConfusionGroup(_library.Substances[substance], ConfusedWith(substance)));

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
        return _library.Substances.Find(substance.Key) >= 0;
    }

    /// <summary>What a substance is confused with in this library.</summary>
    public ImmutableArray<Confusion> ConfusedWith(Substance substance)
    {
        ArgumentNullException.ThrowIfNull(substance);
        return _library.Substances.Find(substance.Key) is >= 0 and int number ? ConfusedWith(number) : [];
    }

    /// <summary>The other substances of the library that are forms of the same parent.</summary>
    public IEnumerable<Substance> FamilyOf(Substance substance)
    {
        ArgumentNullException.ThrowIfNull(substance);
        return _library.Substances.MaybeOfFamily(substance.Family).Where(other => other.Key != substance.Key && KindOf(substance, other) == ConfusionKind.Family);
    }

    /// <summary>The substances of the library that are positional isomers of one, as far as the names tell.</summary>
    public IEnumerable<Substance> IsomersOf(Substance substance)
    {
        ArgumentNullException.ThrowIfNull(substance);
        return _library.Substances.MaybeOfSkeleton(PositionalIsomers.Skeleton(substance.Name)).Where(other => other.Key != substance.Key && KindOf(substance, other) == ConfusionKind.PositionalIsomer);
    }

    /// <summary>How alike the spectra of two substances are at most: their score where it is known, else a bound above it; 1 where they were not compared.</summary>
    public double Likeness(Substance a, Substance b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return Math.Max(MostAlike(a, b), MostAlike(b, a));
    }

    private ImmutableArray<Confusion> ConfusedWith(int substance)
    {
        Substance own = _library.Substances[substance];
        return
        [
            .. _pairs.Value[substance]
                .OrderByDescending(pair => pair.Score)
                .ThenBy(pair => pair.Other)
                .DistinctBy(pair => _library.Substances.OfRows[pair.Other])
                .Select(pair => (Other: _library.References[pair.Other], pair.Score))
                .Select(pair => new Confusion(pair.Other.Substance, pair.Other.Id, pair.Score, KindOf(own, pair.Other.Substance))),
        ];
    }

    private double MostAlike(Substance a, Substance b) =>
        _library.Neighbours is { } table && _library.Substances.Find(a.Key) is >= 0 and int first && _library.Substances.Find(b.Key) is >= 0 and int second
            ? _library.Substances.RowsOf(first).Max(row => Bound(table.Rows[row], second))
            : 1;

    /// <summary>What is not among the kept neighbours is less alike than the last of them; a list that is not full held everything that could be compared.</summary>
    private double Bound(ImmutableArray<Neighbour> neighbours, int substance)
    {
        foreach (Neighbour neighbour in neighbours)
        {
            if (_library.Substances.OfRows[neighbour.Row] == substance)
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
