using System.Collections.Immutable;
using System.Globalization;
using Spectra.Accuracy.Plots;
using Spectra.Accuracy.Statistics;

namespace Spectra.Accuracy.Sections;

/// <summary>How well scores tell queries whose substance can be found from those whose can't: one row and one curve a score.</summary>
internal static class OpenSetTable
{
    /// <summary>Adds the table and its figure.</summary>
    /// <param name="text">The report.</param>
    /// <param name="plots">The folder of the plots.</param>
    /// <param name="name">The name of the set, also of its figure's file.</param>
    /// <param name="scores">Each score's name and cases, all of the same queries.</param>
    public static void AddTo(MarkdownText text, string plots, string name, ImmutableArray<(string Score, ImmutableArray<OpenSetCase> Cases)> scores)
    {
        int count = scores[0].Cases.Length;
        string file = $"open-set-{name}.svg";
        RocPlot.Draw(
            string.Create(CultureInfo.InvariantCulture, $"Open set, {name} ({count} queries)"), [.. scores.Select(score => (score.Score, Corners(score.Cases)))], count, Path.Combine(plots, file));
        text.Heading(3, string.Create(CultureInfo.InvariantCulture, $"{name} ({count})"));
        text.Figure($"True over false accepts, {name}", file);
        text.Table(["score", "AUROC", "true accepts at 1 % false", "at 0.1 % false"], scores.Select(score => new[]
        {
            score.Score,
            MarkdownText.Number(Separation.Auroc([.. score.Cases.Select(@case => @case.AsIs)], Without(score.Cases))),
            MarkdownText.Number(TrueAccepts(score.Cases, 0.01)),
            MarkdownText.Number(TrueAccepts(score.Cases, 0.001)),
        }));
    }

    private static double[] Right(ImmutableArray<OpenSetCase> cases) => [.. cases.Where(@case => @case.IsRight).Select(@case => @case.AsIs)];

    private static double[] Without(ImmutableArray<OpenSetCase> cases) => [.. cases.Select(@case => @case.Without)];

    /// <summary>A wrong answer is never a true accept, however high its score.</summary>
    private static double RightShare(ImmutableArray<OpenSetCase> cases) => cases.Average(@case => @case.IsRight ? 1.0 : 0);

    private static double TrueAccepts(ImmutableArray<OpenSetCase> cases, double rate)
    {
        double[] right = Right(cases);
        return right.Length == 0 ? 0 : RightShare(cases) * Separation.TrueAccepts(right, Without(cases), rate);
    }

    private static IReadOnlyList<(double False, double True)> Corners(ImmutableArray<OpenSetCase> cases)
    {
        double[] right = Right(cases);
        double share = RightShare(cases);
        return right.Length == 0 ? [(0, 0), (1, 0)] : [.. Separation.Curve(right, Without(cases)).Select(corner => (corner.False, corner.True * share))];
    }
}
