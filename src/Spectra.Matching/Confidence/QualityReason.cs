namespace Spectra.Confidence;

/// <summary>One thing to say of a spectrum.</summary>
/// <param name="Verdict">How far it speaks against it; usable where it only limits what may be read from an answer.</param>
/// <param name="Code">A stable kebab-case code.</param>
/// <param name="Sentence">The finding in words, without a full stop.</param>
internal sealed record QualityReason(QualityVerdict Verdict, string Code, string Sentence);
