using System.Runtime.Intrinsics;
using Spectra.Kernels;

namespace Spectra.Scan;

/// <summary>The steps that pruned scans of one and of several queries share: from high bounds to the best rows.</summary>
internal static class BestFirst
{
    private const int ChunkRows = 256;

    /// <summary>The places with the highest values.</summary>
    /// <param name="found">Receives them.</param>
    /// <param name="values">The values.</param>
    /// <param name="first">The number of the first place.</param>
    public static void Highest(TopScores found, ReadOnlySpan<float> values, int first)
    {
        for (int i = NextAtLeast(values, 0, found.Threshold); i < values.Length; i = NextAtLeast(values, i + 1, found.Threshold))
        {
            found.Offer(first + i, values[i]);
        }
    }

    /// <summary>The places whose value reaches a number; null where more than so many do.</summary>
    public static int[]? Reaching(ReadOnlySpan<float> values, double least, double most)
    {
        List<int> reaching = [];
        for (int i = NextAtLeast(values, 0, least); i < values.Length; i = NextAtLeast(values, i + 1, least))
        {
            reaching.Add(i);
            if (reaching.Count > most)
            {
                return null;
            }
        }

        return [.. reaching];
    }

    /// <summary>The rows of those whose fine bound reaches a score, with that bound, the highest first.</summary>
    public static RowScore[] Refine(BoundedQuery query, int[] rows, double threshold, int threads)
    {
        List<RowScore>[] found = [.. Enumerable.Range(0, RowChunks.Threads(rows.Length, threads)).Select(static _ => new List<RowScore>())];
        RowChunks.ForEach(rows.Length, ChunkRows, found.Length, (thread, first, taken) =>
        {
            foreach (int row in rows.AsSpan(first, taken))
            {
                float bound = query.Fine(row);
                if (bound >= threshold)
                {
                    found[thread].Add(new RowScore(row, bound));
                }
            }
        });

        RowScore[] fine = [.. found.SelectMany(static rows => rows)];
        Array.Sort(fine);
        return fine;
    }

    /// <summary>The best of some rows by their exact scores.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="query">The query.</param>
    /// <param name="bounds">Rows with bounds of their scores, the highest first: reading ends where no further row can be among the best.</param>
    /// <param name="count">How many at most.</param>
    public static TopScores Score(RowMatrix rows, ReadOnlySpan<float> query, RowScore[] bounds, int count)
    {
        TopScores best = new(count);
        foreach ((int row, double bound) in bounds)
        {
            if (bound < best.Threshold)
            {
                break;
            }

            rows.Touch(row, 1);
            best.Offer(row, FixedLanes.DotInDouble(rows[row], query));
        }

        return best;
    }

    /// <summary>The first place from one on whose value is at least this, or the length.</summary>
    private static int NextAtLeast(ReadOnlySpan<float> values, int from, double least)
    {
        // A single-precision value reaches a number exactly if it reaches the next single-precision value above it.
        float single = RoundedUp.Of(least);
        Vector256<float> eight = Vector256.Create(single);
        int i = from;
        while (i + Vector256<float>.Count <= values.Length && !Vector256.GreaterThanOrEqualAny(Vector256.Create(values[i..]), eight))
        {
            i += Vector256<float>.Count;
        }

        while (i < values.Length && values[i] < single)
        {
            i++;
        }

        return i;
    }
}
