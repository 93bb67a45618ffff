using System.Collections.Immutable;

namespace Spectra.Performance;

/// <summary>What a measurement of a check standard says of the instrument.</summary>
/// <param name="Verdict">The whole: see <see cref="PerformanceCheck.Evaluate"/> for what it takes to pass.</param>
/// <param name="Figures">Every figure, in the order recognition, bands, resolution, noise, baseline, strongest band, energy.</param>
/// <param name="Sentence">The whole in words.</param>
public sealed record PerformanceCheckResult(PerformanceVerdict Verdict, ImmutableArray<PerformanceFigure> Figures, string Sentence);
