namespace Spectra.Mixtures;

/// <summary>What speaks for a watched substance that is not among the components.</summary>
/// <param name="Candidate">Its best reference.</param>
/// <param name="Share">The share it would have.</param>
/// <param name="Drop">How much the misfit falls when it joins the components.</param>
/// <param name="Cost">How much the misfit rises when it takes the place of the component it can best stand for; negative where it falls.</param>
/// <param name="Replaced">That component's position; null where there is no component.</param>
internal sealed record WatchedEvidence(Candidate Candidate, double Share, double Drop, double Cost, int? Replaced);
