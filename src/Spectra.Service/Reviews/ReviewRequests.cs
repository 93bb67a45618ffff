using System.ComponentModel.DataAnnotations;

namespace Spectra.Service.Reviews;

/// <summary>A second opinion, signed with the password.</summary>
/// <param name="AnalysisId">The analysis it is on.</param>
/// <param name="Conclusion">agrees, disagrees or cannot-judge.</param>
/// <param name="Ids">What the second reader names.</param>
/// <param name="Reason">Why.</param>
/// <param name="Meaning">What the signature says.</param>
/// <param name="Password">The signer's own, again.</param>
public sealed record OpinionRequest(
    Guid AnalysisId,
    [Required, StringLength(16)] string Conclusion,
    [Required, StringLength(2000, MinimumLength = 3)] string Reason,
    [Required, StringLength(300, MinimumLength = 3)] string Meaning,
    [Required, StringLength(256)] string Password,
    [MaxLength(32)] IReadOnlyList<string>? Ids = null)
{
    /// <inheritdoc/>
    public override string ToString() => "withheld";
}

/// <summary>A chemist's decision over an analysis, signed with the password.</summary>
/// <param name="AnalysisId">The analysis it is on.</param>
/// <param name="Amends">The review that it replaces; that one stays.</param>
/// <param name="Decision">accepted, accepted-in-part, rejected or withdrawn.</param>
/// <param name="Candidates">Each candidate that is decided on.</param>
/// <param name="Wording">What the chemist adds to the statement; never a purity, an amount or a probability.</param>
/// <param name="Reason">Why.</param>
/// <param name="Meaning">What the signature says.</param>
/// <param name="Password">The signer's own, again.</param>
public sealed record ReviewRequest(
    Guid AnalysisId,
    [Required, StringLength(32)] string Decision,
    [Required, MaxLength(64)] IReadOnlyList<CandidateDecision> Candidates,
    [Required, StringLength(2000)] string Wording,
    [Required, StringLength(2000, MinimumLength = 3)] string Reason,
    [Required, StringLength(300, MinimumLength = 3)] string Meaning,
    [Required, StringLength(256)] string Password,
    Guid? Amends = null)
{
    /// <inheritdoc/>
    public override string ToString() => "withheld";
}

/// <summary>The checklist that lets an exhibit be called identified, signed with the password.</summary>
/// <param name="ReviewId">The accepted review of the first result.</param>
/// <param name="ConfirmationId">The second technique's result.</param>
/// <param name="BlankMeasurementId">The blank measured before the sub-samples.</param>
/// <param name="BlankIsClean">Whether the chemist judged it clean.</param>
/// <param name="SubstanceId">The substance to be stated: the id that both results name.</param>
/// <param name="Reference">Where the reference comes from, up to a traceable material.</param>
/// <param name="Stereochemistry">What is known of it, or that it was not determined.</param>
/// <param name="Salt">Which salt, base or acid, or that it was not determined.</param>
/// <param name="Amends">The earlier checklist that this one replaces; that one stays.</param>
/// <param name="Reason">Why.</param>
/// <param name="Meaning">What the signature says.</param>
/// <param name="Password">The signer's own, again.</param>
public sealed record IdentificationRequest(
    Guid ReviewId,
    Guid ConfirmationId,
    Guid BlankMeasurementId,
    bool BlankIsClean,
    [Required, StringLength(200, MinimumLength = 1)] string SubstanceId,
    [Required, StringLength(500)] string Reference,
    [Required, StringLength(500)] string Stereochemistry,
    [Required, StringLength(500)] string Salt,
    [Required, StringLength(2000, MinimumLength = 3)] string Reason,
    [Required, StringLength(300, MinimumLength = 3)] string Meaning,
    [Required, StringLength(256)] string Password,
    Guid? Amends = null)
{
    /// <inheritdoc/>
    public override string ToString() => "withheld";
}

/// <summary>An identification that is taken back: the statement falls back to "presumptive".</summary>
/// <param name="IdentificationId">Which one.</param>
/// <param name="Reason">Why.</param>
/// <param name="Meaning">What the signature says.</param>
/// <param name="Password">The signer's own, again.</param>
public sealed record WithdrawalRequest(
    Guid IdentificationId,
    [Required, StringLength(2000, MinimumLength = 3)] string Reason,
    [Required, StringLength(300, MinimumLength = 3)] string Meaning,
    [Required, StringLength(256)] string Password)
{
    /// <inheritdoc/>
    public override string ToString() => "withheld";
}
