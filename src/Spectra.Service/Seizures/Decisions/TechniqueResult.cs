using Spectra.Service.Substances;

namespace Spectra.Service.Seizures.Decisions;

/// <summary>What one technique said of one sub-sample.</summary>
/// <param name="Technique">The technique's word, see <see cref="Techniques.AnalyticalTechnique"/>.</param>
/// <param name="Outcome">What it said.</param>
/// <param name="Substance">Of which substance.</param>
/// <param name="Cas">Its CAS number; null where it has none.</param>
/// <param name="SubSample">The sub-sample it was applied to.</param>
/// <param name="EvidenceId">The record of its data, which must be there to be reviewed.</param>
/// <param name="Laboratory">The laboratory that did it, where it was another one; null for the own.</param>
internal sealed record TechniqueResult(string Technique, TechniqueOutcome Outcome, string Substance, string? Cas, string SubSample, string EvidenceId, string? Laboratory = null)
{
    /// <summary>Whether it is about a substance: by CAS number where both have one, else by name.</summary>
    public bool IsOf(string substance, string? cas) =>
        CasNumber.TryParse(Cas, out CasNumber own) && CasNumber.TryParse(cas, out CasNumber other) ? own == other : SubstanceName.Normalise(Substance) == SubstanceName.Normalise(substance);
}

/// <summary>What a technique says of a substance.</summary>
internal enum TechniqueOutcome
{
    /// <summary>Nothing either way.</summary>
    Inconclusive,

    /// <summary>It is there.</summary>
    Positive,

    /// <summary>It was not found, which has no value toward an identification.</summary>
    Negative,
}
