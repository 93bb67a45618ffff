using System.Collections.Concurrent;
using Spectra.Scan;

namespace Spectra.Matching.Tests.Scan;

public class RowChunksTests
{
    [Theory]
    [InlineData(0, 7, 1)]
    [InlineData(1, 7, 3)]
    [InlineData(70, 7, 2)]
    [InlineData(1000, 7, 5)]
    public void EveryRowIsTakenOnce_ByAThreadOfThoseAskedFor(int rows, int size, int threads)
    {
        ConcurrentBag<(int Thread, int First, int Count)> taken = [];

        RowChunks.ForEach(rows, size, threads, (thread, first, count) => taken.Add((thread, first, count)));

        Assert.Equal(Enumerable.Range(0, rows), taken.SelectMany(chunk => Enumerable.Range(chunk.First, chunk.Count)).Order());
        Assert.All(taken, chunk => Assert.InRange(chunk.Thread, 0, threads - 1));
        Assert.All(taken, chunk => Assert.InRange(chunk.Count, 1, size));
    }

    [Fact]
    public void FewRowsAreScannedByOneThread()
    {
        Assert.Equal(1, RowChunks.Threads(RowChunks.FewRows - 1, 8));
        Assert.Equal(8, RowChunks.Threads(RowChunks.FewRows, 8));
        Assert.Equal(1, RowChunks.Threads(RowChunks.FewRows, 0));
    }
}
