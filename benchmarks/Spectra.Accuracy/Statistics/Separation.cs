using System.Collections.Immutable;

namespace Spectra.Accuracy.Statistics;

/// <summary>How well a score alone tells queries whose substance is in the library from those whose is not.</summary>
internal static class Separation
{
    /// <summary>The area under the ROC curve: the chance that a match scores above a foreign spectrum, ties counting half.</summary>
    /// <remarks>By ranks, (R - m (m + 1) / 2) / (m n), R the sum of the matches' mid-ranks among all (Mann and Whitney).</remarks>
    public static double Auroc(IReadOnlyCollection<double> matches, IReadOnlyCollection<double> foreign)
    {
        (double Score, bool IsMatch)[] all = [.. matches.Select(score => (score, true)).Concat(foreign.Select(score => (score, false))).OrderBy(pair => pair.Item1)];
        double rankSum = 0;
        for (int start = 0; start < all.Length;)
        {
            int end = start;
            while (end < all.Length && all[end].Score == all[start].Score)
            {
                end++;
            }

            double midRank = (start + 1 + end) / 2.0;
            rankSum += midRank * all[start..end].Count(pair => pair.IsMatch);
            start = end;
        }

        double m = matches.Count;
        return (rankSum - (m * (m + 1) / 2)) / (m * foreign.Count);
    }

    /// <summary>The share of matches accepted by the lowest threshold at which at most this share of the foreign spectra is.</summary>
    /// <remarks>With n foreign spectra floor(rate n) may be accepted; where that is 0, a match has to score above every one of them.</remarks>
    public static double TrueAccepts(IReadOnlyCollection<double> matches, IReadOnlyCollection<double> foreign, double rate)
    {
        int allowed = (int)Math.Floor(rate * foreign.Count);
        double threshold = foreign.OrderDescending().Skip(allowed).DefaultIfEmpty(double.NegativeInfinity).First();
        return (double)matches.Count(score => score > threshold) / matches.Count;
    }

    /// <summary>The ROC curve as (share of foreign accepted, share of matches accepted), from (0, 0) to (1, 1): a corner where a distinct score turns it.</summary>
    public static ImmutableArray<(double False, double True)> Curve(IReadOnlyCollection<double> matches, IReadOnlyCollection<double> foreign)
    {
        double[] right = [.. matches.OrderDescending()];
        double[] wrong = [.. foreign.OrderDescending()];
        ImmutableArray<(double False, double True)>.Builder corners = ImmutableArray.CreateBuilder<(double False, double True)>();
        corners.Add((0, 0));
        (int r, int w) = (0, 0);
        foreach (double score in right.Concat(wrong).Distinct().OrderDescending())
        {
            while (r < right.Length && right[r] >= score)
            {
                r++;
            }

            while (w < wrong.Length && wrong[w] >= score)
            {
                w++;
            }

            (double False, double True) corner = ((double)w / wrong.Length, (double)r / right.Length);

            // On a straight run, up or to the right, only the two ends matter.
            if (corners.Count > 1 && ((corners[^2].False == corner.False && corners[^1].False == corner.False) || (corners[^2].True == corner.True && corners[^1].True == corner.True)))
            {
                corners[^1] = corner;
            }
            else
            {
                corners.Add(corner);
            }
        }

        return corners.ToImmutable();
    }
}
