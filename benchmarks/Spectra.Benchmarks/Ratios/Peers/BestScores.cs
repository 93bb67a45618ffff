using Spectra.Scan;

namespace Spectra.Benchmarks.Ratios.Peers;

/// <summary>Picks the best rows for peers that only give scores.</summary>
internal static class BestScores
{
    /// <summary>The rows with the highest scores, best first; of equal ones the lower row.</summary>
    public static RowScore[] Of(ReadOnlySpan<float> scores, int count)
    {
        TopScores best = new(count);
        for (int row = 0; row < scores.Length; row++)
        {
            best.Offer(row, scores[row]);
        }

        return best.ToArray();
    }
}
