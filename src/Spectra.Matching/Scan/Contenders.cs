using System.Runtime.CompilerServices;
using Spectra.Kernels;

namespace Spectra.Scan;

/// <summary>The rows that may be among the best, judged by bounds of their scores; the best of them by their exact scores. One thread at a time.</summary>
/// <remarks>
/// A row whose upper bound is below the count-th best lower bound is not among the best, whatever the true scores are. So the answer does not
/// depend on where the bounds came from, as long as they hold.
/// </remarks>
/// <param name="count">How many best rows are sought.</param>
internal sealed class Contenders(int count)
{
    private const int FirstLimit = 1024;

    private readonly TopScores _certain = new(count);
    private readonly List<RowScore> _possible = [];
    private int _limit = FirstLimit;

    /// <summary>As many rows as are sought score at least this; a row that cannot reach it need not be offered.</summary>
    public double Threshold => _certain.Threshold;

    /// <summary>Notes a row whose exact score, as <see cref="FixedLanes.DotInDouble"/> has it, lies between the bounds. Each row is offered once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Offer(int row, double lower, double upper)
    {
        if (upper >= _certain.Threshold)
        {
            Note(row, lower, upper);
        }
    }

    /// <summary>Takes over the rows another list noted.</summary>
    public void Merge(Contenders other)
    {
        _certain.Merge(other._certain);
        _possible.AddRange(other._possible);
    }

    /// <summary>The best rows with their exact scores, best first.</summary>
    /// <param name="rows">The rows; those noted are touched and read.</param>
    /// <param name="query">The query, padded as the rows are.</param>
    public RowScore[] Settle(RowMatrix rows, ReadOnlySpan<float> query)
    {
        Forget();
        _possible.Sort();
        TopScores best = new(count);
        foreach ((int row, double upper) in _possible)
        {
            if (upper < best.Threshold)
            {
                break;
            }

            rows.Touch(row, 1);
            best.Offer(row, FixedLanes.DotInDouble(rows[row], query));
        }

        return best.ToArray();
    }

    private void Note(int row, double lower, double upper)
    {
        _certain.Offer(row, lower);
        _possible.Add(new RowScore(row, upper));
        if (_possible.Count > _limit)
        {
            Forget();
            _limit = Math.Max(FirstLimit, 2 * _possible.Count);
        }
    }

    private void Forget() => _possible.RemoveAll(row => row.Score < _certain.Threshold);
}
