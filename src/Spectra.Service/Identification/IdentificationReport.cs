using System.Collections.Immutable;
using Spectra.Explanation;

namespace Spectra.Service.Identification;

/// <summary>The answer to one spectrum as the command-line contract spells it: one JSON line of <c>identify</c>, and what an analysis stores.</summary>
/// <param name="File">The file's name relative to the path given, with <c>/</c>.</param>
/// <param name="Subfile">Which spectrum of the file, from 0.</param>
/// <param name="Sha256">SHA-256 of the file's bytes.</param>
/// <param name="Spectrum">What was measured.</param>
/// <param name="Quality">How far it can carry an answer.</param>
/// <param name="Verdict">The answer.</param>
/// <param name="Alerts">Dangers and controls among what can't be excluded.</param>
/// <param name="Hits">The best substances.</param>
/// <param name="Mixture">The components, where a mixture was sought.</param>
/// <param name="DetectionLimits">What would have been seen, from which share on.</param>
/// <param name="Hints">Classes whose bands it shows, where nothing in the library fits; never an identification.</param>
/// <param name="Warnings">Every doubt that travelled with the spectrum.</param>
/// <param name="Engine">What computed it.</param>
internal sealed record IdentificationReport(
    string File,
    int Subfile,
    string Sha256,
    SpectrumStatement Spectrum,
    QualityStatement Quality,
    VerdictStatement Verdict,
    ImmutableArray<AlertStatement> Alerts,
    ImmutableArray<HitStatement> Hits,
    MixtureStatement Mixture,
    ImmutableArray<DetectionLimitStatement> DetectionLimits,
    ImmutableArray<HintStatement> Hints,
    ImmutableArray<SpectrumWarning> Warnings,
    EngineStatement Engine);

/// <summary>What was measured: points in the file, ends in cm-1 where the axis allows it, the file's unit.</summary>
internal sealed record SpectrumStatement(int Points, double First, double Last, string Unit, string Technique, string Role, string RoleBasis, string RoleReason);

/// <summary>The quality gate's words; the signal-to-noise ratio as the gate defines it, null where nothing could be prepared.</summary>
internal sealed record QualityStatement(string Verdict, double? Snr, ImmutableArray<string> Reasons);

/// <summary>The verdict's words; <c>Ids</c> and <c>Names</c> are what it names, in one order.</summary>
internal sealed record VerdictStatement(
    string Kind,
    ImmutableArray<string> Ids,
    ImmutableArray<string> Names,
    string? Level,
    double? Confidence,
    CalibrationStatement Calibration,
    ImmutableArray<string> AnswerSet,
    string Statement,
    string Rule);

/// <summary>Whether a calibrated probability may be given for this spectrum, and if not, why; the level is that of the answer set.</summary>
/// <param name="Domain">The kind of comparison that the probability was calibrated on.</param>
/// <param name="Applies">Whether it holds this spectrum.</param>
/// <param name="Level">The share of spectra of substances in the libraries whose answer set holds the right one; null where none is claimed.</param>
/// <param name="Reason">Why a probability is withheld; null where it is not.</param>
/// <param name="WrongNeighbour">The chance that a substance that the libraries do not hold finds one in them that scores as the first hit does; null where they were not surveyed by this score, or are too small to tell.</param>
internal sealed record CalibrationStatement(string Domain, bool Applies, double? Level, string? Reason, double? WrongNeighbour);

/// <summary>A danger or a control that the answer can't exclude.</summary>
internal sealed record AlertStatement(string Class, ImmutableArray<string> Ids, string Trigger, string Reason);

/// <summary>One substance of the hit list: score 0 to 1, 1 best; gap in score to the next substance that is no form of the same parent; shift of the query in cm-1.</summary>
internal sealed record HitStatement(int Rank, string Id, string Name, string? Cas, string Library, double Hqi, string Metric, double Gap, double Shift, bool Synthetic, BandsStatement? Bands);

/// <summary>Why a substance is in the list: its bands that agree, measured ones it does not explain, and expected ones that are missing. Given for the answer set, else for the first hit.</summary>
internal sealed record BandsStatement(ImmutableArray<AgreeingBand> Agreeing, ImmutableArray<Band> Unexplained, ImmutableArray<Band> Missing, string Sentence);

/// <summary>The components of a mixture, the share of the spectrum's structure that they leave, and the probability that the sample holds something that no library does; null where the mixture model was not trained on such spectra. Model: its version; null where no mixture was looked for.</summary>
internal sealed record MixtureStatement(ImmutableArray<ComponentStatement> Components, double? Residual, double? Unexplained, string? Model);

/// <summary>One component: its share of the spectrum from 0 to 1 with its interval, never a weight per cent.</summary>
internal sealed record ComponentStatement(string Id, string Name, string? Cas, double Fraction, string Basis, double? Low, double? High, double? Probability);

/// <summary>The least share at which a substance would have been seen here.</summary>
internal sealed record DetectionLimitStatement(string Id, double Fraction);

/// <summary>A class that the bands hint at, with the bands and the ranges that it rests on, and what a hint is worth.</summary>
internal sealed record HintStatement(string Class, ImmutableArray<HintBand> Bands, string Worth);

/// <summary>What computed the answer: repeat it with the same parts and it is the same to the byte.</summary>
internal sealed record EngineStatement(string Version, string Recipe, string Metric, ImmutableArray<LibraryStatement> Libraries);

/// <summary>A library release by its identity.</summary>
internal sealed record LibraryStatement(string Name, string Release, string Sha256);
