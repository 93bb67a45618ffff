using System.Collections.Immutable;

namespace Spectra.Libraries;

/// <summary>Which part of the answers at or above a score is expected to be wrong, over a set of searched spectra.</summary>
/// <remarks>
/// The number of wrong answers expected at or above t, over the number of answers there are; at most 1, and the least over all thresholds up to t
/// (the q-value of Storey), so that it does not rise with t. The expectation is either the second-rank hits of the same spectra (Scheubert
/// et al., Nature Communications 8, 2017, 1494, compare such estimates: what stands second behind the right substance is as good as a wrong
/// first hit), or the chance of a wrong neighbour in the library, as if every spectrum were of a substance that it does not hold: an upper
/// bound. No decoy spectra are made.
/// </remarks>
public sealed class FalseDiscovery
{
    private readonly ImmutableArray<(double Score, double Rate)> _rates;

    private FalseDiscovery(IEnumerable<double> first, Func<double, double> expectedWrong)
    {
        double[] scores = [.. first.Order()];
        ImmutableArray<(double, double)>.Builder rates = ImmutableArray.CreateBuilder<(double, double)>();
        double least = 1;
        for (int i = 0; i < scores.Length; i++)
        {
            if (i == 0 || scores[i] > scores[i - 1])
            {
                least = Math.Min(least, expectedWrong(scores[i]) / (scores.Length - i));
                rates.Add((scores[i], least));
            }
        }

        _rates = rates.ToImmutable();
    }

    /// <summary>The estimate from the first and the second-rank scores of searched spectra; the second of another family than the first.</summary>
    /// <param name="first">The score of the first hit of each spectrum.</param>
    /// <param name="second">The score of the second-rank hit of each.</param>
    public static FalseDiscovery FromSecondRanks(IReadOnlyCollection<double> first, IReadOnlyCollection<double> second) =>
        new(first, threshold => second.Count(score => score >= threshold));

    /// <summary>The upper bound from the libraries alone.</summary>
    /// <param name="first">The score of the first hit of each spectrum.</param>
    /// <param name="libraries">What each of the searched libraries can mistake.</param>
    public static FalseDiscovery FromLibraries(IReadOnlyCollection<double> first, ImmutableArray<WrongNeighbours> libraries) =>
        new(first, threshold => first.Count * WrongNeighbours.ChanceInAny(libraries, threshold));

    /// <summary>The rate among the answers of at least this score; of a score above all of them, that of the highest; 1 where nothing was searched.</summary>
    public double At(double score)
    {
        if (_rates.IsEmpty)
        {
            return 1;
        }

        int at = _rates.Count(rate => rate.Score < score);
        return _rates[Math.Min(at, _rates.Length - 1)].Rate;
    }
}
