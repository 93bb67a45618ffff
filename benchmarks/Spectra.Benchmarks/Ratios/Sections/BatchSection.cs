using Spectra.Benchmarks.Ratios.Fixtures;
using Spectra.Benchmarks.Ratios.Limits;
using Spectra.Benchmarks.Ratios.Peers;
using Spectra.Scan;

namespace Spectra.Benchmarks.Ratios.Sections;

/// <summary>Many queries at once on two threads, against the processor's multiply-adds and against the peers.</summary>
internal static class BatchSection
{
    private const int Threads = 2;

    private const int SmallBatch = 64;

    /// <summary>Multiply-adds for about as long as a batch takes, so that what else the machine does falls on both alike.</summary>
    private const int PeakStepsPerRow = 1_000;

    public static void Run(Fixture fixture, PrincipalIndex index, PeerSet peers, Budget budget, RatioReport report)
    {
        report.Tell("Batches");
        Check(fixture, index, peers, report);
        if (peers.Blas is { } blas)
        {
            CheckProduct(fixture, blas, report);
        }

        int peakSteps = PeakStepsPerRow * fixture.Count;
        Contest contest = new(budget.Batch);
        contest.Add("batch", _ => Full(fixture, Fixture.QueryCount));
        contest.Add("batch64", _ => Full(fixture, SmallBatch));
        contest.Add("pruned", _ => Pruned(fixture, index));
        contest.Add("peak", _ => FmaPeak.Work(peakSteps));
        AddPeers(contest, fixture, peers);
        contest.Run();

        double operations = 2.0 * fixture.Count * Fixture.QueryCount * fixture.Rows.Points / contest.Median("batch");
        double peak = Threads * FmaPeak.Operations(peakSteps) / contest.Median("peak");
        report.Add("batch-vs-peak", operations / peak, fixture.Count, contest.Rounds, $"{operations / 1e9:F0} GFLOP/s against {peak / 1e9:F0} GFLOP/s");
        report.Compare("batch-vs-blas", contest, "batch", "openblas", fixture.Count, OpenBlas.Install);
        report.Compare("batch-vs-faiss", contest, "batch", "faiss", fixture.Count, Faiss.Install);
        report.Compare("batch64-vs-faiss", contest, "batch64", "faiss64", fixture.Count, Faiss.Install);
        report.Compare("pruned-batch-vs-faiss", contest, "pruned", "faiss", fixture.Count, Faiss.Install);
    }

    private static void AddPeers(Contest contest, Fixture fixture, PeerSet peers)
    {
        if (peers.Blas is { } blas)
        {
            contest.Add("openblas", _ =>
            {
                blas.UseThreads(Threads);
                blas.Multiply(fixture, Fixture.QueryCount);
            });
        }

        if (peers.Faiss is { } faiss)
        {
            contest.Add("faiss", _ => faiss.Best(fixture, 0, Fixture.QueryCount, ScanSection.Count, Threads));
            contest.Add("faiss64", _ => faiss.Best(fixture, 0, SmallBatch, ScanSection.Count, Threads));
        }
    }

    private static RowScore[][] Full(Fixture fixture, int queries) =>
        BatchScan.Best(fixture.Rows, fixture.Queries[..(queries * fixture.Stride)], queries, ScanSection.Count, Threads);

    private static RowScore[][] Pruned(Fixture fixture, PrincipalIndex index) =>
        PrunedScan.Best(fixture.Rows, index, fixture.Queries, Fixture.QueryCount, ScanSection.Count, Threads);

    private static void Check(Fixture fixture, PrincipalIndex index, PeerSet peers, RatioReport report)
    {
        RowScore[][] full = Full(fixture, Fixture.QueryCount);
        RowScore[][] small = Full(fixture, SmallBatch);
        RowScore[][] pruned = Pruned(fixture, index);
        RowScore[][] faiss = peers.Faiss?.Best(fixture, 0, Fixture.QueryCount, ScanSection.Count, Threads) ?? full;
        for (int query = 0; query < full.Length; query++)
        {
            Agreement.Exact(report, $"The pruned batch for query {query}", full[query], pruned[query]);
            Agreement.Peer(report, $"The FAISS batch for query {query}", full[query], faiss[query]);
            if (query < SmallBatch)
            {
                Agreement.Exact(report, $"The batch of {SmallBatch} for query {query}", full[query], small[query]);
            }

            if (query % 32 == 0)
            {
                Agreement.Exact(report, $"The batch for query {query}", FullScan.Best(fixture.Rows, fixture.Query(query), ScanSection.Count, Threads), full[query]);
            }
        }
    }

    /// <summary>OpenBLAS only multiplies here, so its last block of products is compared.</summary>
    private static void CheckProduct(Fixture fixture, OpenBlas blas, RatioReport report)
    {
        blas.Multiply(fixture, Fixture.QueryCount);
        (int first, int rows) = OpenBlas.LastBlock(fixture);
        for (int query = 0; query < Fixture.QueryCount; query += 32)
        {
            RowScore[] expected = FullScan.Best(fixture.Part(first, rows), fixture.Query(query), ScanSection.Count, Threads);
            Agreement.Peer(report, $"The OpenBLAS product for query {query}", expected, blas.BestOfLastBlock(fixture, query, Fixture.QueryCount, ScanSection.Count));
        }
    }
}
