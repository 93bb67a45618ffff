namespace Spectra.Service.Reviews;

/// <summary>What a chemist decides of one candidate of an answer.</summary>
/// <param name="Id">The candidate's id in the hit list or mixture.</param>
/// <param name="Accepted">Whether it stands.</param>
/// <param name="Reason">Why; never empty.</param>
public sealed record CandidateDecision(string Id, bool Accepted, string Reason);
