using Spectra.Kernels;

namespace Spectra.Scan;

/// <summary>Queries as they are, and packed into panels for <see cref="BatchTile"/>. Thread-safe.</summary>
internal sealed class QueryPanels : IDisposable
{
    private readonly AlignedMemory<float> _queries;
    private readonly AlignedMemory<float> _packed;
    private readonly double[] _slack;
    private readonly int _points;

    /// <summary>Packs queries.</summary>
    /// <param name="queries">The queries one after the other.</param>
    /// <param name="count">How many.</param>
    /// <param name="points">How many values a query has.</param>
    /// <exception cref="ArgumentOutOfRangeException">A query's norm is not one that single precision can sum.</exception>
    public QueryPanels(ReadOnlySpan<float> queries, int count, int points)
    {
        (Queries, _points) = (count, points);
        Panels = (count + BatchTile.Columns - 1) / BatchTile.Columns;
        _slack = new double[count];
        for (int query = 0; query < count; query++)
        {
            _slack[query] = ScoreBound.OfChain(queries.Slice(query * points, points));
        }

        _queries = new AlignedMemory<float>(queries.Length);
        queries.CopyTo(_queries.Slice(0, queries.Length));
        _packed = new AlignedMemory<float>((long)Panels * PanelLength);
        for (int panel = 0; panel < Panels; panel++)
        {
            int first = panel * BatchTile.Columns;
            int columns = Math.Min(BatchTile.Columns, count - first);
            BatchTile.Pack(queries.Slice(first * points, columns * points), points, _packed.Slice((long)panel * PanelLength, PanelLength));
        }
    }

    /// <summary>How many queries there are.</summary>
    public int Queries { get; }

    /// <summary>How many panels they fill; the last may hold columns of zeros.</summary>
    public int Panels { get; }

    private int PanelLength => _points * BatchTile.Columns;

    /// <summary>A packed panel.</summary>
    public ReadOnlySpan<float> this[int panel] => _packed.Slice((long)panel * PanelLength, PanelLength);

    /// <summary>A query as it was given.</summary>
    public ReadOnlySpan<float> Query(int query) => _queries.Slice((long)query * _points, _points);

    /// <summary>How far a tile's product of a query can be from the exact score.</summary>
    public double Slack(int query) => _slack[query];

    /// <inheritdoc/>
    public void Dispose()
    {
        _queries.Dispose();
        _packed.Dispose();
    }
}
