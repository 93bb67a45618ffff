using System.Collections.Immutable;
using Spectra.Numerics;

namespace Spectra.Libraries;

/// <summary>How high a wrong substance can score in one library: what each substance of it would find, were its own spectra missing.</summary>
/// <remarks>
/// For each substance the score of its best neighbour of another family, the mean over its references; a foreign substance is taken to be of
/// the same kinds as those of the library. The chance of at least s is (1 + how many reach s) / (1 + n) up to the level that a tenth reaches (at least 20
/// of them). Beyond it is a tail fitted on the scale -ln(1 - s), so that no score below 1 is without a chance; what was counted there is the least. More references mean more
/// neighbours: a larger library has the higher chance, and a threshold must be looked at again with every release.
/// </remarks>
public sealed class WrongNeighbours
{
    private const int LeastTail = 20;

    private const double TailShare = 0.1;

    /// <summary>Two rows can hold one curve under two names; their score of 1 would lie at infinity.</summary>
    private const double Highest = 0.9999;

    private readonly ImmutableArray<double> _scores;
    private readonly ParetoTail? _tail;

    private WrongNeighbours(ImmutableArray<double> ascending)
    {
        _scores = ascending;
        int beyond = Math.Max(LeastTail, (int)Math.Ceiling(ascending.Length * TailShare));
        if (ascending.Length > 2 * beyond)
        {
            double threshold = Scaled(ascending[^(beyond + 1)]);
            ImmutableArray<double> excesses = [.. ascending[^beyond..].Select(score => Scaled(score) - threshold)];
            _tail = excesses[^1] > 0 ? ParetoTail.Fit(threshold, ChanceCounted(ascending[^(beyond + 1)]), excesses) : null;
        }
    }

    /// <summary>How many substances were looked at.</summary>
    public int Substances => _scores.Length;

    /// <summary>From which score on the chance is extrapolated by the fitted tail; null where there are too few substances for a fit.</summary>
    public double? TailFrom => _tail is null ? null : 1 - PortableMath.Exp(-_tail.Threshold);

    /// <summary>The wrong neighbours of a library.</summary>
    /// <param name="library">A library with a survey of its neighbours.</param>
    /// <exception cref="ArgumentException">It has none.</exception>
    public static WrongNeighbours Of(ReferenceLibrary library)
    {
        ArgumentNullException.ThrowIfNull(library);
        return library.Neighbours is not null
            ? new WrongNeighbours([.. library.WrongScores])
            : throw new ArgumentException($"The library '{library.Name}' was written without a survey of its neighbours.", nameof(library));
    }

    /// <summary>The best wrong scores, one a substance, ascending: found when a library is written, since telling families apart takes time.</summary>
    internal static double[] ScoresOf(ReferenceLibrary library, NeighbourTable table) =>
    [
        .. Enumerable.Range(0, library.References.Length)
            .AsParallel().AsOrdered()
            .Select(row => (Substance: library.Substances.OfRows[row], Score: BestOfAnotherFamily(library, table, row)))
            .AsSequential()
            .GroupBy(entry => entry.Substance, entry => entry.Score)
            .Select(scores => scores.Average())
            .Order(),
    ];

    /// <summary>The chance that a substance that is in none of several libraries finds a neighbour of at least this score in one of them.</summary>
    public static double ChanceInAny(IEnumerable<WrongNeighbours> libraries, double score)
    {
        ArgumentNullException.ThrowIfNull(libraries);
        return 1 - libraries.Aggregate(1.0, (none, library) => none * (1 - library.ChanceOfWrongNeighbour(score)));
    }

    /// <summary>The chance that a substance that is not in the library finds a neighbour of at least this score; never 0 below 1, and never rising with the score.</summary>
    /// <param name="score">0 to 1.</param>
    public double ChanceOfWrongNeighbour(double score) =>
        _tail is { } tail && Scaled(score) > tail.Threshold ? Math.Max(tail.Exceeds(Scaled(score)), ShareReaching(score)) : ChanceCounted(score);

    /// <summary>The share of the library's substances that have a neighbour of at least this score: counted, nothing fitted.</summary>
    public double ShareReaching(double score) => Substances == 0 ? 0 : (double)Reaching(score) / Substances;

    /// <summary>From best wrong scores, one a substance.</summary>
    internal static WrongNeighbours Of(IEnumerable<double> scores) => new([.. scores.Order()]);

    private static double Scaled(double score) => -PortableMath.Log(1 - Math.Clamp(score, 0, Highest));

    private static double BestOfAnotherFamily(ReferenceLibrary library, NeighbourTable table, int row) =>
        table.Rows[row]
            .Where(neighbour => !library.References[row].Substance.IsFamilyOf(library.References[neighbour.Row].Substance))
            .Select(neighbour => neighbour.Score)
            .FirstOrDefault();

    private double ChanceCounted(double score) => (1.0 + Reaching(score)) / (1 + Substances);

    private int Reaching(double score)
    {
        int low = 0;
        for (int high = _scores.Length; low < high;)
        {
            int middle = (low + high) / 2;
            (low, high) = _scores[middle] >= score ? (low, middle) : (middle + 1, high);
        }

        return _scores.Length - low;
    }
}
