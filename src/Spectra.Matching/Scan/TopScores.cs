using System.Runtime.CompilerServices;

namespace Spectra.Scan;

/// <summary>The best rows of those offered, whatever the order of the offers. One thread at a time.</summary>
/// <param name="count">How many rows are kept; 0 keeps none.</param>
internal sealed class TopScores(int count)
{
    // A heap with the last of the kept rows at its root: an offer that is kept costs as many steps as count has bits.
    private readonly RowScore[] _kept = new RowScore[count];

    /// <summary>How many rows are kept so far.</summary>
    public int Count { get; private set; }

    /// <summary>A row of a lower score is not among the best; one of this very score is if its number is low enough. Minus infinity until as many rows were offered as are kept.</summary>
    public double Threshold { get; private set; } = count == 0 ? double.PositiveInfinity : double.NegativeInfinity;

    /// <summary>Keeps a row if it is among the best so far. Each row is offered once; the score is finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Offer(int row, double score)
    {
        if (score >= Threshold)
        {
            Insert(new RowScore(row, score));
        }
    }

    /// <summary>Offers what another list kept of other rows.</summary>
    public void Merge(TopScores other)
    {
        foreach (RowScore row in other._kept.AsSpan(0, other.Count))
        {
            Offer(row.Row, row.Score);
        }
    }

    /// <summary>The kept rows, best first.</summary>
    public RowScore[] ToArray()
    {
        // Their heap taken apart: the last of what is left is always at its root.
        TopScores left = new(Count);
        RowScore[] rows = new RowScore[Count];
        for (int i = 0; i < Count; i++)
        {
            left.Insert(_kept[i]);
        }

        for (int place = rows.Length - 1; place >= 0; place--)
        {
            rows[place] = left._kept[0];
            left.Sink(new RowScore(int.MinValue, double.PositiveInfinity));
        }

        return rows;
    }

    private void Insert(RowScore row)
    {
        if (Count < _kept.Length)
        {
            Rise(row, Count++);
            Threshold = Count < _kept.Length ? Threshold : _kept[0].Score;
        }
        else if (row.CompareTo(_kept[0]) < 0)
        {
            Sink(row);
            Threshold = _kept[0].Score;
        }
    }

    private void Rise(RowScore row, int place)
    {
        while (place > 0 && row.CompareTo(_kept[(place - 1) / 2]) > 0)
        {
            _kept[place] = _kept[(place - 1) / 2];
            place = (place - 1) / 2;
        }

        _kept[place] = row;
    }

    private void Sink(RowScore row)
    {
        int place = 0;
        for (int child = 1; child < _kept.Length; child = (2 * place) + 1)
        {
            if (child + 1 < _kept.Length && _kept[child + 1].CompareTo(_kept[child]) > 0)
            {
                child++;
            }

            if (row.CompareTo(_kept[child]) > 0)
            {
                break;
            }

            _kept[place] = _kept[child];
            place = child;
        }

        _kept[place] = row;
    }
}
