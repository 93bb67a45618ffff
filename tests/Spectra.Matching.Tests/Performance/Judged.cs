using Spectra.Performance;

namespace Spectra.Matching.Tests.Performance;

/// <summary>Figures of a performance check by their names.</summary>
internal static class Judged
{
    public static PerformanceCheckResult Check(this Film film) => PerformanceCheck.Evaluate(film.Measured(), PerformanceCriteria.Polystyrene);

    public static PerformanceFigure Band(this PerformanceCheckResult result, double at) => result.Figure(FormattableString.Invariant($"Band {at:F1} cm-1"));

    public static PerformanceFigure Figure(this PerformanceCheckResult result, string name) => Assert.Single(result.Figures, figure => figure.Name.StartsWith(name, StringComparison.Ordinal));

    public static double Measured(this PerformanceFigure figure) => Assert.NotNull(figure.Value);
}
