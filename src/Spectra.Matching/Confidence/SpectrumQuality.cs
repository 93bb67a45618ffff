using System.Collections.Immutable;

namespace Spectra.Confidence;

/// <summary>How far a spectrum can carry an answer.</summary>
/// <param name="Verdict">Usable, marginal or unusable.</param>
/// <param name="Snr">The signal-to-noise ratio as <see cref="QualityGate"/> defines it; null where the spectrum could not be prepared.</param>
/// <param name="Reasons">Stable kebab-case codes, worst first; empty for a usable spectrum.</param>
/// <param name="Sentence">The reasons in words; empty for a usable spectrum.</param>
public sealed record SpectrumQuality(QualityVerdict Verdict, double? Snr, ImmutableArray<string> Reasons, string Sentence);
