using Spectra.Benchmarks.Ratios.Fixtures;
using Spectra.Benchmarks.Ratios.Peers;
using Spectra.Benchmarks.Ratios.Sections;

namespace Spectra.Benchmarks.Ratios;

/// <summary>The command <c>ratios</c>: every goal of speed measured in one process against the machine's limits and the installed peers.</summary>
internal static class RatioCommand
{
    /// <summary>Runs the command.</summary>
    /// <param name="args">What follows its name.</param>
    /// <param name="answer">Gets one JSON line a goal.</param>
    /// <param name="progress">Gets everything else.</param>
    /// <returns>0 when every goal that was measured is met, 1 when one is not or a path found other rows, 2 for wrong usage.</returns>
    public static int Run(ReadOnlySpan<string> args, TextWriter answer, TextWriter progress)
    {
        if (RatioOptions.Parse(args) is not { } options)
        {
            progress.WriteLine($"Usage: {RatioOptions.Usage}");
            return 2;
        }

        string folder = Directory.CreateDirectory(Path.Combine(RepositoryRoot(), "artifacts", "benchmark-fixture")).FullName;
        NativeEnvironment.Prepare();
        OpenBlas? blas = OpenBlas.Find(options.Rows);
        PeerSet peers = new(blas, Faiss.Find(blas, folder, progress));
        string archive = Path.Combine(options.Corpus, "condensed-library.zip");
        bool isMeasured = File.Exists(archive);
        if (!isMeasured)
        {
            progress.WriteLine($"There is no '{archive}': self-made spectra of random bands stand in for measured ones. Give a corpus by --corpus or SPECTRA_CORPUS.");
        }

        string[] heading = [.. Setting.Of(options, peers, isMeasured)];
        Array.ForEach(heading, progress.WriteLine);
        RatioReport report = new(answer, progress, options.Quick, isMeasured ? null : "synthetic");
        FixtureFiles files = new(folder, options.Rows, isMeasured ? archive : null);
        Measure(files, peers, new Budget(options.Quick), folder, report);
        if (options.Out is { } path)
        {
            File.WriteAllText(path, report.Markdown(heading));
        }

        return report.IsMet ? 0 : 1;
    }

    private static void Measure(FixtureFiles files, PeerSet peers, Budget budget, string folder, RatioReport report)
    {
        using (Fixture fixture = files.Main(report))
        {
            using IndexMemory index = new(fixture, report);
            ScanSection.Run(fixture, index.Index, peers, budget, report);
            BatchSection.Run(fixture, index.Index, peers, budget, report);
            NnlsSection.Run(fixture, folder, budget.Nnls, report);
        }

        FusedSection.Run(new LibraryFixture(folder, files.Archive), budget.Fused, report);

        // One fixture in memory at a time: at the full number of rows each takes 3.4 GB.
        using (Fixture random = files.Random(report))
        {
            using IndexMemory index = new(random, report);
            ScanSection.RunPruned("pruned-random-vs-faiss", random, index.Index, peers, budget.Random, report);
        }
    }

    /// <summary>The folder of the solution.</summary>
    public static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Spectra.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? Environment.CurrentDirectory;
    }
}
