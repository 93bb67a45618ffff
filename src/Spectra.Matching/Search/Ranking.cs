using Spectra.Scan;

namespace Spectra.Search;

/// <summary>Chooses the rows of a library that can be among the best substances.</summary>
internal static class Ranking
{
    /// <summary>Above the error of an approximate score, so that no row that belongs to the list is left out: an error of 1e-5 in a correlation near 1 is one of 4.5e-3 in its angle.</summary>
    public const double Margin = 5e-3;

    /// <summary>Rows that one thread takes at a time.</summary>
    private const int Chunk = 128;

    /// <summary>Every row whose score can be that of one of the best substances, in the order of the rows.</summary>
    /// <param name="scorer">The library's rows against the query.</param>
    /// <param name="count">How many substances are wanted.</param>
    /// <param name="within">Every substance that lies less than this below the best is wanted too.</param>
    public static List<(int Row, float Approximate)> Of(RowScorer scorer, int count, double within)
    {
        float[] scores = scorer is CorrelationRows { Bounds: { } bounds } rows && PrunedRanking.Scores(rows, bounds, count, within) is { } pruned ? pruned : All(scorer);
        _ = TryFloor(scorer, scores, count, within, out double floor);
        return Above(floor, scores);
    }

    /// <summary>The approximate score of every row.</summary>
    public static float[] All(RowScorer scorer)
    {
        float[] scores = new float[scorer.Library.References.Length];
        Parallel.For(0, (scores.Length + Chunk - 1) / Chunk, chunk =>
        {
            int first = chunk * Chunk;
            scorer.Approximate(first, scores.AsSpan(first, Math.Min(Chunk, scores.Length - first)));
        });
        return scores;
    }

    /// <summary>What a row must reach to be of one of the best substances, as far as the scores given tell.</summary>
    /// <returns>Whether there are as many substances as are wanted; the floor is that of those there are.</returns>
    public static bool TryFloor(RowScorer scorer, float[] scores, int count, double within, out double floor)
    {
        ReadOnlySpan<int> substanceOf = scorer.Library.Substances.OfRows;
        float[] best = new float[scorer.Library.Substances.Count];
        Array.Fill(best, float.NegativeInfinity);
        for (int row = 0; row < scores.Length; row++)
        {
            best[substanceOf[row]] = Math.Max(best[substanceOf[row]], scores[row]);
        }

        TopScores top = new(count);
        for (int substance = 0; substance < best.Length; substance++)
        {
            if (best[substance] > float.NegativeInfinity)
            {
                top.Offer(substance, best[substance]);
            }
        }

        RowScore[] first = top.ToArray();
        floor = first.Length == 0 ? double.PositiveInfinity : Math.Min(first[^1].Score, first[0].Score - within) - Margin;
        return first.Length == count;
    }

    private static List<(int Row, float Approximate)> Above(double floor, float[] scores)
    {
        List<(int, float)> rows = [];
        for (int row = 0; row < scores.Length; row++)
        {
            if (scores[row] >= floor)
            {
                rows.Add((row, scores[row]));
            }
        }

        return rows;
    }
}
