using Spectra.Service.Exhibits;

namespace Spectra.Service.Seizures;

/// <summary>Where the instrument's own answer and Spectra's name different substances.</summary>
internal static class InstrumentDisagreement
{
    /// <summary>The disagreement as a sentence; null where they share a substance, or one of them names none that can be compared.</summary>
    public static string? Between(InstrumentAnswer answer, Analysis analysis) =>
        answer.Ids.IsEmpty ? null
        : analysis.Ids.IsEmpty ? $"The instrument answered '{answer.Answer}'; Spectra names no substance ({analysis.VerdictKind}). Neither is proof."
        : answer.Ids.Any(analysis.Ids.Contains) ? null
        : $"The instrument answered '{answer.Answer}' ({string.Join(", ", answer.Ids)}); Spectra names {string.Join(", ", analysis.Ids)}. They disagree: laboratory confirmation is needed before anything is made of either.";
}
