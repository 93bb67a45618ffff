using System.Globalization;

namespace Spectra.Service.Seizures.Decisions;

/// <summary>A chemist's signature under a checklist: who, when, what it means, and what exactly it is under.</summary>
/// <param name="Name">The chemist's name as printed.</param>
/// <param name="Role">The role in which it was signed.</param>
/// <param name="AuthorisedUntil">When the authorisation to sign identifications ends; null where there is none.</param>
/// <param name="SignedAt">When it was signed, UTC.</param>
/// <param name="Meaning">What the signature says.</param>
/// <param name="ChecklistSha256">The checklist's identity, see <see cref="IdentificationChecklist.Sha256"/>.</param>
internal sealed record ChemistSignature(string Name, string Role, DateTimeOffset? AuthorisedUntil, DateTimeOffset SignedAt, string Meaning, string ChecklistSha256)
{
    /// <summary>The only role that signs identifications.</summary>
    public const string SigningRole = "Chemist";

    /// <summary>Why the signature does not hold for a checklist; null where it does.</summary>
    public string? Fault(IdentificationChecklist checklist)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        return string.IsNullOrWhiteSpace(Name) ? "The signature bears no name."
            : Name.Any(char.IsControl) ? "The name in the signature holds a control character."
            : ClaimLimit.Fault(Name) is { } claim ? $"The name in the signature {claim}"
            : Role != SigningRole ? $"{Name} signed as {Role}, but only a {SigningRole} signs an identification."
            : AuthorisedUntil is null ? $"{Name} is not authorised to sign identifications."
            : AuthorisedUntil < SignedAt ? string.Create(CultureInfo.InvariantCulture, $"{Name} was authorised to sign identifications until {AuthorisedUntil:yyyy-MM-dd}, and signed on {SignedAt:yyyy-MM-dd}.")
            : string.IsNullOrWhiteSpace(Meaning) ? "The signature does not say what it means."
            : Meaning.Any(char.IsControl) ? "What the signature says holds a control character or a line break: write it in one line."
            : ClaimLimit.Fault(Meaning) is { } meant ? $"The meaning of the signature {meant}"
            : ChecklistSha256 != checklist.Sha256 ? "The signature is under another checklist, or the checklist was changed after it was signed."
            : null;
    }
}
