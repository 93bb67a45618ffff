using System.Runtime.Intrinsics;
using Spectra.Kernels;

namespace Spectra.Scan;

/// <summary>What one thread of a batch has found so far: the contenders of every query, and what a product must reach to be looked at. One thread at a time.</summary>
internal sealed class PanelContenders
{
    private readonly QueryPanels _panels;
    private readonly Contenders[] _contenders;
    private readonly float[] _products;

    // A product below this leaves a query's contenders as they are; infinite for the columns that fill up the last panel.
    private readonly float[] _least;

    /// <summary>Nothing found yet.</summary>
    /// <param name="panels">The queries.</param>
    /// <param name="count">How many rows are sought for each query.</param>
    /// <param name="chunkRows">How many rows are scanned at once at most.</param>
    public PanelContenders(QueryPanels panels, int count, int chunkRows)
    {
        _panels = panels;
        _contenders = [.. Enumerable.Range(0, panels.Queries).Select(_ => new Contenders(count))];
        _products = new float[chunkRows * BatchTile.Columns];
        _least = new float[panels.Panels * BatchTile.Columns];
        Array.Fill(_least, float.PositiveInfinity);
        for (int query = 0; query < panels.Queries; query++)
        {
            _least[query] = Least(query);
        }
    }

    /// <summary>The contenders of a query.</summary>
    public Contenders this[int query] => _contenders[query];

    /// <summary>Compares rows with every query.</summary>
    public void Scan(RowMatrix rows, int first, int count)
    {
        for (int panel = 0; panel < _panels.Panels; panel++)
        {
            PanelProducts.Of(rows, first, count, _panels[panel], _products);
            for (int row = 0; row < count; row++)
            {
                ReadOnlySpan<float> products = _products.AsSpan(row * BatchTile.Columns, BatchTile.Columns);
                if (AnyReaches(products, _least.AsSpan(panel * BatchTile.Columns, BatchTile.Columns)))
                {
                    Offer(first + row, products, panel * BatchTile.Columns);
                }
            }
        }
    }

    private static bool AnyReaches(ReadOnlySpan<float> products, ReadOnlySpan<float> least)
    {
        Vector256<float> reached = Vector256<float>.Zero;
        for (int column = 0; column < products.Length; column += Vector256<float>.Count)
        {
            reached |= Vector256.GreaterThanOrEqual(Vector256.Create(products[column..]), Vector256.Create(least[column..]));
        }

        return Vector256.AnyWhereAllBitsSet(reached);
    }

    private void Offer(int row, ReadOnlySpan<float> products, int firstQuery)
    {
        for (int column = 0; column < products.Length; column++)
        {
            int query = firstQuery + column;
            if (products[column] >= _least[query])
            {
                double product = products[column];
                _contenders[query].Offer(row, product - _panels.Slack(query), product + _panels.Slack(query));
                _least[query] = Least(query);
            }
        }
    }

    /// <summary>The threshold, moved down by the slack and to the next lower single value.</summary>
    private float Least(int query) => MathF.BitDecrement((float)(_contenders[query].Threshold - _panels.Slack(query)));
}
