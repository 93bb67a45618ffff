using System.ComponentModel.DataAnnotations;

namespace Spectra.Service.Exports;

/// <summary>What shall leave the record, for whom.</summary>
/// <param name="Form">jcamp, animl, csv, json, case-uco, ids, cen or pdf.</param>
/// <param name="Recipient">Who gets it.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Laboratory">Who issues it, as the report names it.</param>
/// <param name="Address">The address of that.</param>
/// <param name="Customer">For whom the report is.</param>
/// <param name="Password">The password again of who asks, who thereby authorises the report under their own name; null for a printout that nobody has authorised.</param>
/// <param name="WithPersons">Whether the report of a case names persons and companies; no other form can.</param>
public sealed record ExportRequest(
    [Required, StringLength(16)] string Form,
    [Required, StringLength(200, MinimumLength = 2)] string Recipient,
    [Required, StringLength(500, MinimumLength = 2)] string Purpose,
    bool WithPersons,
    [StringLength(200)] string? Laboratory = null,
    [StringLength(300)] string? Address = null,
    [StringLength(200)] string? Customer = null,
    [StringLength(1000)] string? Password = null);
