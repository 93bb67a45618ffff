using Spectra.Benchmarks.Ratios.Fixtures;
using Spectra.Benchmarks.Ratios.Limits;
using Spectra.Benchmarks.Ratios.Peers;
using Spectra.Scan;

namespace Spectra.Benchmarks.Ratios.Sections;

/// <summary>One query against all rows on one thread: in full, quantised and pruned, against a loop that only reads and against the peers.</summary>
internal static class ScanSection
{
    /// <summary>How many rows a search gives.</summary>
    public const int Count = 10;

    /// <summary>A pruned search depends on its query, so each turn averages over so many.</summary>
    private const int PrunedQueries = 16;

    private const int CheckedQueries = 4;

    public static void Run(Fixture fixture, PrincipalIndex index, PeerSet peers, Budget budget, RatioReport report)
    {
        report.Tell("One query");
        using QuantisedRows quantised = QuantisedRows.Of(fixture.Rows, 2);
        MathNetPart mathNet = new(fixture);
        TensorLoop tensors = new(fixture.Count);
        CheckOurs(fixture, index, quantised, report);
        CheckPeers(fixture, peers, tensors, mathNet, report);

        Contest contest = new(budget.Scan);
        contest.Add("scan", round => FullScan.Best(fixture.Rows, fixture.Query(round), Count, 1));
        contest.Add("read", _ => Read(fixture));
        contest.Add("tensors", round => tensors.Best(fixture, round, Count));
        contest.Add("mathnet", round => mathNet.Best(round, Count), MathNetPart.Scale(fixture));
        contest.Add("int8", round => QuantisedScan.Best(fixture.Rows, quantised, fixture.Query(round), Count, 1));
        contest.Add("pruned", round => Prune(fixture, index, round), 1.0 / PrunedQueries);
        AddPeers(contest, fixture, peers);
        contest.Run();

        report.Compare("scan-vs-read", contest, "scan", "read", fixture.Count);
        report.Compare("scan-vs-faiss", contest, "scan", "faiss", fixture.Count, Faiss.Install);
        report.Compare("scan-vs-openblas", contest, "scan", "openblas", fixture.Count, OpenBlas.Install);
        report.Compare("scan-vs-mathnet", contest, "scan", "mathnet", fixture.Count);
        report.Compare("scan-vs-tensors", contest, "scan", "tensors", fixture.Count);
        report.Compare("int8-vs-faiss", contest, "int8", "faiss", fixture.Count, Faiss.Install);
        report.Compare("pruned-vs-faiss", contest, "pruned", "faiss", fixture.Count, Faiss.Install);
        Threads(fixture, budget.Threads, report);
    }

    /// <summary>The pruned search on other rows.</summary>
    public static void RunPruned(string what, Fixture fixture, PrincipalIndex index, PeerSet peers, double seconds, RatioReport report)
    {
        for (int query = 0; query < PrunedQueries; query++)
        {
            Agreement.Exact(report, $"The pruned search of query {query}", FullScan.Best(fixture.Rows, fixture.Query(query), Count, 2), PrunedScan.Best(fixture.Rows, index, fixture.Query(query), Count, 1));
        }

        Contest contest = new(seconds);
        contest.Add("pruned", round => Prune(fixture, index, round), 1.0 / PrunedQueries);
        AddPeers(contest, fixture, peers with { Blas = null });
        contest.Run();
        report.Compare(what, contest, "pruned", "faiss", fixture.Count, Faiss.Install);
    }

    private static void AddPeers(Contest contest, Fixture fixture, PeerSet peers)
    {
        if (peers.Faiss is { } faiss)
        {
            contest.Add("faiss", round => faiss.Best(fixture, round % Fixture.QueryCount, 1, Count, threads: 1));
        }

        if (peers.Blas is { } blas)
        {
            contest.Add("openblas", round =>
            {
                blas.UseThreads(1);
                blas.Best(fixture, round % Fixture.QueryCount, Count);
            });
        }
    }

    /// <summary>Two threads against one: the best of the rounds, since a busy second core says nothing of the scan.</summary>
    private static void Threads(Fixture fixture, double seconds, RatioReport report)
    {
        Contest contest = new(seconds);
        contest.Add("one", round => FullScan.Best(fixture.Rows, fixture.Query(round), Count, 1));
        contest.Add("two", round => FullScan.Best(fixture.Rows, fixture.Query(round), Count, 2));
        contest.Add("read", _ => Read(fixture));
        contest.Add("read by two", _ => ReadByTwo(fixture));
        contest.Run();
        (double one, double two) = (contest.Best("one"), contest.Best("two"));
        double read = contest.Best("read") / contest.Best("read by two");
        report.Add(
            "scan-2threads", one / two, fixture.Count, contest.Rounds, $"{RatioReport.Time(two)} against {RatioReport.Time(one)}, best of the rounds; loops that only read gain {read:F2}");
    }

    private static unsafe void Read(Fixture fixture) => ReadLoop.Sum(fixture.First, (long)fixture.Count * fixture.Stride);

    private static unsafe void ReadByTwo(Fixture fixture)
    {
        long half = fixture.Count / 2 * (long)fixture.Stride;
        Parallel.Invoke(() => ReadLoop.Sum(fixture.First, half), () => ReadLoop.Sum(fixture.First + half, half));
    }

    private static void Prune(Fixture fixture, PrincipalIndex index, int round)
    {
        for (int i = 0; i < PrunedQueries; i++)
        {
            PrunedScan.Best(fixture.Rows, index, fixture.Query((round * PrunedQueries) + i), Count, 1);
        }
    }

    private static void CheckOurs(Fixture fixture, PrincipalIndex index, QuantisedRows quantised, RatioReport report)
    {
        for (int query = 0; query < PrunedQueries; query++)
        {
            RowScore[] expected = FullScan.Best(fixture.Rows, fixture.Query(query), Count, 1);
            Agreement.Exact(report, $"The full scan on two threads for query {query}", expected, FullScan.Best(fixture.Rows, fixture.Query(query), Count, 2));
            Agreement.Exact(report, $"The quantised scan for query {query}", expected, QuantisedScan.Best(fixture.Rows, quantised, fixture.Query(query), Count, 1));
            Agreement.Exact(report, $"The pruned search for query {query}", expected, PrunedScan.Best(fixture.Rows, index, fixture.Query(query), Count, 1));
        }
    }

    private static void CheckPeers(Fixture fixture, PeerSet peers, TensorLoop tensors, MathNetPart mathNet, RatioReport report)
    {
        for (int query = 0; query < CheckedQueries; query++)
        {
            RowScore[] expected = FullScan.Best(fixture.Rows, fixture.Query(query), Count, 2);
            Agreement.Peer(report, $"TensorPrimitives for query {query}", expected, tensors.Best(fixture, query, Count));
            Agreement.Peer(report, $"FAISS for query {query}", expected, peers.Faiss?.Best(fixture, query, 1, Count, 1)[0] ?? expected);
            Agreement.Peer(report, $"OpenBLAS for query {query}", expected, peers.Blas?.Best(fixture, query, Count) ?? expected);
            RowScore[] expectedOfPart = FullScan.Best(fixture.Part(0, MathNetPart.PartRows), fixture.Query(query), Count, 2);
            Agreement.Peer(report, $"MathNet for query {query}", expectedOfPart, mathNet.Best(query, Count));
        }
    }
}
