namespace Spectra.Scan;

/// <summary>For each query the rows with the highest bounds of those offered. One thread at a time.</summary>
internal sealed class BatchSeeds : IDisposable
{
    private readonly TopScores[] _best;

    /// <summary>No seeds yet.</summary>
    /// <param name="queries">How many queries.</param>
    /// <param name="padded">How many with those that pad the last panel.</param>
    /// <param name="count">How many rows for each.</param>
    public BatchSeeds(int queries, int padded, int count)
    {
        _best = [.. Enumerable.Range(0, queries).Select(_ => new TopScores(count))];
        Least = new AlignedMemory<float>(padded);
        Least.Slice(0, padded).Fill(float.PositiveInfinity);
        Least.Slice(0, queries).Fill(float.NegativeInfinity);
    }

    /// <summary>What a bound must reach to be among a query's highest.</summary>
    public AlignedMemory<float> Least { get; }

    /// <summary>The rows for a query, in no order.</summary>
    public IEnumerable<int> Rows(int query) => _best[query].ToArray().Select(static seed => seed.Row);

    /// <summary>Offers a row.</summary>
    public void Offer(int row, int query, float product)
    {
        _best[query].Offer(row, product);
        Least.Slice(query, 1)[0] = (float)_best[query].Threshold;
    }

    /// <inheritdoc/>
    public void Dispose() => Least.Dispose();
}
