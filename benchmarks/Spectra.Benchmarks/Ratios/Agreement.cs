using Spectra.Scan;

namespace Spectra.Benchmarks.Ratios;

/// <summary>Whether a path found the rows that the full scan found; a fast answer that differs is worth nothing.</summary>
internal static class Agreement
{
    /// <summary>A peer adds in another order and in single precision: its scores may differ by this much, and rows whose scores differ by less may change places.</summary>
    private const double PeerRounding = 2e-6;

    /// <summary>Checks a path of our own: the same rows with the same digits.</summary>
    public static void Exact(RatioReport report, string path, ReadOnlySpan<RowScore> expected, ReadOnlySpan<RowScore> found)
    {
        if (!expected.SequenceEqual(found))
        {
            report.Fault($"{path} found {Text(found)}, the full scan {Text(expected)}.");
        }
    }

    /// <summary>Checks a peer: the same scores within its rounding, and the same rows but where scores tie within it.</summary>
    public static void Peer(RatioReport report, string peer, ReadOnlySpan<RowScore> expected, ReadOnlySpan<RowScore> found)
    {
        bool same = expected.Length == found.Length;
        for (int i = 0; same && i < expected.Length; i++)
        {
            int row = found[i].Row;
            RowScore ours = expected[i];
            foreach (RowScore candidate in expected)
            {
                ours = candidate.Row == row ? candidate : ours;
            }

            bool isTie = ours.Row == row || Math.Abs(ours.Score - expected[^1].Score) <= PeerRounding;
            same = isTie && Math.Abs(ours.Score - found[i].Score) <= PeerRounding && Math.Abs(expected[i].Score - found[i].Score) <= PeerRounding;
        }

        if (!same)
        {
            report.Fault($"{peer} found {Text(found)}, the full scan {Text(expected)}.");
        }
    }

    private static string Text(ReadOnlySpan<RowScore> rows) => string.Join(", ", rows.ToArray().Select(row => FormattableString.Invariant($"{row.Row} ({row.Score:F7})")));
}
