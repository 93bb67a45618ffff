using Spectra.Benchmarks.Ratios.Fixtures;
using Spectra.Benchmarks.Ratios.Peers;

namespace Spectra.Benchmarks.Ratios.Sections;

/// <summary>Non-negative least squares against scipy's, with the Gram matrix at hand and with it counted.</summary>
internal static class NnlsSection
{
    /// <summary>Both solve the same problem in double precision, by different arithmetic.</summary>
    private const double Rounding = 1e-9;

    public static void Run(Fixture fixture, string folder, double seconds, RatioReport report)
    {
        report.Tell("Non-negative least squares");
        Run(fixture, 50, 20, withCounted: false, folder, seconds / 3, report);
        Run(fixture, 500, 1, withCounted: true, folder, seconds * 2 / 3, report);
    }

    private static void Run(Fixture fixture, int columns, int repeats, bool withCounted, string folder, double seconds, RatioReport report)
    {
        NnlsProblems problems = new(fixture, columns);
        using ScipyNnls? scipy = ScipyNnls.Start(problems, folder);
        Contest contest = new(seconds);
        contest.Add("cached", _ => Solve(problems, repeats, cached: true), 1.0 / (repeats * NnlsProblems.Count));
        if (withCounted)
        {
            contest.Add("counted", _ => Solve(problems, repeats, cached: false), 1.0 / (repeats * NnlsProblems.Count));
        }

        if (scipy is not null)
        {
            Check(problems, scipy, report);
            contest.AddTimed("scipy", _ => scipy.Time(repeats));
        }

        contest.Run();
        report.Compare($"nnls{columns}-vs-scipy", contest, "cached", "scipy", columns, ScipyNnls.Install);
        if (withCounted)
        {
            report.Compare($"nnls{columns}-counted-vs-scipy", contest, "counted", "scipy", columns, ScipyNnls.Install);
        }
    }

    private static void Solve(NnlsProblems problems, int repeats, bool cached)
    {
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            for (int problem = 0; problem < NnlsProblems.Count; problem++)
            {
                problems.Solve(problem, cached);
            }
        }
    }

    private static void Check(NnlsProblems problems, ScipyNnls scipy, RatioReport report)
    {
        for (int problem = 0; problem < NnlsProblems.Count; problem++)
        {
            double[] theirs = scipy.Solve(problem);
            double[] ours = problems.Solve(problem, cached: true);
            double[] counted = problems.Solve(problem, cached: false);
            double most = ours.Zip(theirs, (a, b) => Math.Abs(a - b)).Max();
            report.Tell($"  K = {problems.Columns}: {ours.Count(value => value > 0)} positive, {most:E1} from scipy's solution");
            if (most > Rounding || !ours.AsSpan().SequenceEqual(counted))
            {
                report.Fault($"The non-negative solution of problem {problem} with {problems.Columns} columns differs by {most:E1}.");
            }
        }
    }
}
