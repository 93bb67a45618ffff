using Spectra.Benchmarks.Ratios.Fixtures;
using Spectra.Libraries;
using Spectra.Preprocessing;
using Spectra.Scan;
using Spectra.Search;

namespace Spectra.Benchmarks.Ratios.Sections;

/// <summary>The ranked score, shifts and masks and all, against one plain scan of the same rows, both on one thread.</summary>
internal static class FusedSection
{
    /// <summary>Half a gigabyte of views: far more than any cache.</summary>
    private const int Entries = 20_000;

    private const int Count = 13;

    public static void Run(LibraryFixture fixture, double seconds, RatioReport report)
    {
        report.Tell("The ranked score over shifts");
        using ReferenceLibrary library = fixture.Open(Entries);
        CorrelationScorer scorer = new(library, Metric.Combined);
        RowMatrix views = InLine(library);
        CorrelationRows[] whole = [.. Enumerable.Range(0, 16).Select(number => scorer.Correlations(fixture.Query(number)))];
        CorrelationRows[] masked = [.. Enumerable.Range(0, 16).Select(number => scorer.Correlations(Masked(fixture.Query(number))))];
        float[] query = new float[views.Padded];
        views[0].CopyTo(query);
        float[] scores = new float[Entries];

        Contest contest = new(seconds);
        contest.Add("single", _ => FullScan.Best(views, query, Count, 1));
        contest.Add("fused", round => whole[round % whole.Length].Approximate(0, scores));
        contest.Add("masked", round => masked[round % masked.Length].Approximate(0, scores));
        contest.Run();
        Report("fused-shift-vs-single", contest, "fused", report);
        Report("fused-masked-vs-single", contest, "masked", report);
    }

    private static void Report(string what, Contest contest, string ours, RatioReport report) => report.Add(
        what, contest.Median(ours) / contest.Median("single"), Entries, contest.Rounds, $"{RatioReport.Time(contest.Median(ours))} against {RatioReport.Time(contest.Median("single"))}");

    /// <summary>A query of a shorter range with a hole: nothing that a row covers is wholly common.</summary>
    private static PreparedSpectrum Masked(PreparedSpectrum query)
    {
        double[] values = query.Ordinates.ToArray();
        for (int i = 0; i < values.Length; i++)
        {
            double position = query.Grid[i];
            values[i] = position is < 700 or > 3900 or (> 2280 and < 2400) ? double.NaN : values[i];
        }

        return Multiplication.Prepared(values, query.Technique);
    }

    /// <summary>The views of the score as one matrix: what a plain scan of the same rows reads.</summary>
    private static unsafe RowMatrix InLine(ReferenceLibrary library)
    {
        RowMatrix first = library.Rows(Metric.Combined.Views[0].View);
        fixed (float* start = first[0])
        {
            return new RowMatrix(start, first.Rows, first.Stride, first.Stride);
        }
    }
}
