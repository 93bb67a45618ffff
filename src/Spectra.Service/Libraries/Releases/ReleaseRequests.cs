using System.ComponentModel.DataAnnotations;

namespace Spectra.Service.Libraries.Releases;

/// <summary>A draft of the next release.</summary>
/// <param name="Imports">The imports that it takes entries from.</param>
/// <param name="Reason">Why; it stays in the manifest.</param>
public sealed record DraftRequest(
    [Required, MaxLength(64)] IReadOnlyList<Guid> Imports,
    [Required, StringLength(2000, MinimumLength = 3)] string Reason);

/// <summary>A decision over one entry.</summary>
/// <param name="EntryId">The entry.</param>
/// <param name="Decision">released (from quarantine) or withdrawn.</param>
/// <param name="Reason">Why; it stays in the record.</param>
/// <param name="ImportId">The import that the entry is of; needed to release it.</param>
public sealed record EntryDecisionRequest(
    [Required, StringLength(300, MinimumLength = 1)] string EntryId,
    [Required, StringLength(16)] string Decision,
    [Required, StringLength(2000, MinimumLength = 3)] string Reason,
    Guid? ImportId = null);

/// <summary>An approval, signed with the password.</summary>
/// <param name="ManifestSha256">The hash of the manifest that was looked at.</param>
/// <param name="Meaning">What the signature says.</param>
/// <param name="Password">The signer's own, again.</param>
/// <param name="Reason">Why a release that is worse than the one before is approved.</param>
public sealed record ApprovalRequest(
    [Required, StringLength(64, MinimumLength = 64)] string ManifestSha256,
    [Required, StringLength(300, MinimumLength = 3)] string Meaning,
    [Required, StringLength(256)] string Password,
    [StringLength(2000)] string? Reason = null)
{
    /// <inheritdoc/>
    public override string ToString() => "withheld";
}

/// <summary>An activation, or a rollback.</summary>
/// <param name="Reason">Why; it stays in the record.</param>
public sealed record ActivationRequest([Required, StringLength(2000, MinimumLength = 3)] string Reason);

/// <summary>What recorded verdicts a release would change.</summary>
/// <param name="Most">How many measurements are looked at, newest first.</param>
public sealed record VerdictChangeRequest([Range(1, 10_000)] int Most = 200);

/// <summary>A key that is to be trusted.</summary>
/// <param name="Pem">The public key in PEM.</param>
/// <param name="Name">Whose it is.</param>
/// <param name="Reason">Why; it stays in the record.</param>
public sealed record TrustRequest(
    [Required, StringLength(2000)] string Pem,
    [Required, StringLength(200, MinimumLength = 1)] string Name,
    [Required, StringLength(2000, MinimumLength = 3)] string Reason);
