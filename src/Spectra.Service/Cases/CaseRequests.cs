using System.ComponentModel.DataAnnotations;

namespace Spectra.Service.Cases;

/// <summary>A new case.</summary>
/// <param name="Reference">Its reference, unique at this site.</param>
/// <param name="Agency">Whose case it is.</param>
/// <param name="PortUnit">The port control unit.</param>
/// <param name="LegalBasis">The law that it rests on.</param>
/// <param name="Classification">How it may be shared.</param>
/// <param name="PenNumber">Pre-export notification.</param>
/// <param name="PicsNumber">Precursor incident.</param>
/// <param name="IonicsNumber">New psychoactive substances.</param>
/// <param name="Note">Anything else, without names of persons.</param>
public sealed record CaseRequest(
    [Required, StringLength(64, MinimumLength = 1)] string Reference,
    [Required, StringLength(200, MinimumLength = 2)] string Agency,
    [Required, StringLength(200, MinimumLength = 2)] string PortUnit,
    [StringLength(500)] string? LegalBasis = null,
    [StringLength(64)] string? Classification = null,
    [StringLength(64)] string? PenNumber = null,
    [StringLength(64)] string? PicsNumber = null,
    [StringLength(64)] string? IonicsNumber = null,
    [StringLength(4000)] string? Note = null);

/// <summary>Where a case stands from now on.</summary>
/// <param name="Status">open, under-review or closed.</param>
/// <param name="Reason">Why.</param>
public sealed record StatusRequest([Required, StringLength(32)] string Status, [Required, StringLength(500, MinimumLength = 3)] string Reason);

/// <summary>An officer whom a case shall belong to as well.</summary>
/// <param name="UserName">The name that the officer signs in with.</param>
public sealed record CaseOfficerRequest([Required, StringLength(64, MinimumLength = 2)] string UserName);

/// <summary>A legal hold.</summary>
/// <param name="Change">placed or lifted.</param>
/// <param name="Reason">Why.</param>
public sealed record HoldRequest([Required, StringLength(16)] string Change, [Required, StringLength(500, MinimumLength = 3)] string Reason);

/// <summary>A correction: what was recorded stays beside it.</summary>
/// <param name="Record">case, interception, exhibit, sampling, confirmation or attachment.</param>
/// <param name="Id">Which one.</param>
/// <param name="Field">Its member, as it is named where it is read.</param>
/// <param name="Value">The value from now on; null where the field becomes empty.</param>
/// <param name="Reason">Why.</param>
public sealed record CorrectionRequest([Required, StringLength(32)] string Record, Guid Id, [Required, StringLength(64)] string Field, [Required, StringLength(500, MinimumLength = 3)] string Reason, [StringLength(4000)] string? Value = null);

/// <summary>A person or company: nominal data. It stays in this record and leaves it in no export but the report that asks for it.</summary>
/// <param name="Part">consignor, consignee, carrier, declarant, owner, suspect or other.</param>
/// <param name="Kind">person or company.</param>
/// <param name="Name">The name.</param>
/// <param name="Identifier">Number of the passport, identity document or registration.</param>
/// <param name="Country">ISO 3166-1 alpha-3.</param>
/// <param name="BornOn">Date of birth.</param>
/// <param name="Address">Where.</param>
/// <param name="Contact">Telephone or mail.</param>
/// <param name="Note">Anything else.</param>
/// <param name="Replaces">The earlier record of the same party that this one corrects.</param>
public sealed record PartyRequest(
    [Required, StringLength(16)] string Part,
    [Required, StringLength(16)] string Kind,
    [Required, StringLength(300, MinimumLength = 1)] string Name,
    [StringLength(100)] string? Identifier = null,
    [StringLength(3)] string? Country = null,
    DateOnly? BornOn = null,
    [StringLength(500)] string? Address = null,
    [StringLength(200)] string? Contact = null,
    [StringLength(2000)] string? Note = null,
    Guid? Replaces = null)
{
    /// <inheritdoc/>
    public override string ToString() => "nominal data withheld";
}

/// <summary>The disposal of nominal data.</summary>
/// <param name="Basis">The rule or order that it rests on.</param>
public sealed record DisposalRequest([Required, StringLength(500, MinimumLength = 3)] string Basis);
