namespace Spectra.Mixtures;

/// <summary>What speaks for a watched substance that is not among the components.</summary>
/// <param name="Candidate">Its best reference.</param>
/// <param name="Share">The share it would have.</param>
/// <param name="Drop">How much the misfit falls when it joins the components.</param>
/// <param name="Cost">How much the misfit rises when it takes the place of the component it can best stand for; negative where it falls.</param>
/// <param name="LaterOdds">Its log odds as a component of the best larger set that holds it: there it was chosen among all references; <see cref="NotChosen"/> where none does.</param>
internal sealed record WatchedEvidence(Candidate Candidate, double Share, double Drop, double Cost, double LaterOdds)
{
    /// <summary>The log odds of a substance that no larger set holds, and the least of any.</summary>
    public const double NotChosen = -6;
}
