using Spectra.Scan;

namespace Spectra.Search;

/// <summary>As <see cref="Ranking"/>, reading only the rows whose bounds leave them a chance: the same rows with the same scores.</summary>
/// <remarks>
/// The rows of the highest coarse bounds are scored first; what they reach is a floor for all others. Whoever's coarse bound reaches it gets a
/// fine one, and only who reaches it again is read.
/// </remarks>
internal static class PrunedRanking
{
    private const int Chunk = 512;

    /// <summary>Rows that are scored to get a floor, for each substance that is wanted.</summary>
    private const int SeedsPerSubstance = 16;

    /// <summary>Where more than this share survives the coarse bounds, fine ones would cost more than they save.</summary>
    private const double MostSurvivors = 0.3;

    /// <summary>Scores every row that can be of one of the best substances.</summary>
    /// <param name="scorer">The library's rows against the query.</param>
    /// <param name="bounds">Their bounds.</param>
    /// <param name="count">How many substances are wanted.</param>
    /// <param name="within">Every substance that lies less than this below the best is wanted too.</param>
    /// <returns>Approximate scores, minus infinity for a row that has no chance; null where bounds do not help and every row is to be scored.</returns>
    public static float[]? Scores(CorrelationRows scorer, CorrelationBounds bounds, int count, double within)
    {
        float[] coarse = Coarse(scorer, bounds);
        float[] scores = new float[coarse.Length];
        Array.Fill(scores, float.NegativeInfinity);
        TopScores seeds = new(count * SeedsPerSubstance);
        for (int row = 0; row < coarse.Length; row++)
        {
            if (coarse[row] > float.NegativeInfinity)
            {
                seeds.Offer(row, coarse[row]);
            }
        }

        RowScore[] first = seeds.ToArray();
        Parallel.ForEach(first, seed => scores[seed.Row] = (float)scorer.Approximate(seed.Row));
        if (Ranking.TryFloor(scorer, scores, count, within, out double floor))
        {
            int[] survivors = [.. Enumerable.Range(0, coarse.Length).Where(row => coarse[row] >= floor && scores[row] == float.NegativeInfinity)];
            if (survivors.Length <= MostSurvivors * coarse.Length)
            {
                Score(scorer, bounds, survivors, floor, scores);
                return scores;
            }
        }

        return null;
    }

    private static float[] Coarse(CorrelationRows scorer, CorrelationBounds bounds)
    {
        float[] coarse = new float[scorer.Library.References.Length];
        Parallel.For(0, (coarse.Length + Chunk - 1) / Chunk, chunk =>
        {
            int first = chunk * Chunk;
            Span<float> own = coarse.AsSpan(first, Math.Min(Chunk, coarse.Length - first));
            bounds.Coarse(first, own);
            for (int i = 0; i < own.Length; i++)
            {
                own[i] = scorer.IsComparable(first + i) ? own[i] : float.NegativeInfinity;
            }
        });
        return coarse;
    }

    private static void Score(CorrelationRows scorer, CorrelationBounds bounds, int[] rows, double floor, float[] scores) =>
        Parallel.For(0, (rows.Length + Chunk - 1) / Chunk, chunk =>
        {
            foreach (int row in rows.AsSpan(chunk * Chunk, Math.Min(Chunk, rows.Length - (chunk * Chunk))))
            {
                if (bounds.Fine(row) >= floor)
                {
                    scores[row] = (float)scorer.Approximate(row);
                }
            }
        });
}
