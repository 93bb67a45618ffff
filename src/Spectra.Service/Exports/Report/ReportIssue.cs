namespace Spectra.Service.Exports.Report;

/// <summary>Who issues a report, and when. Together with the dossier it decides every byte of the file.</summary>
/// <param name="At">When, in UTC.</param>
/// <param name="Laboratory">The agency or laboratory that issues it; null where the record does not say.</param>
/// <param name="Address">Its address.</param>
/// <param name="Customer">For whom; null where nobody is named.</param>
/// <param name="Authoriser">Who authorises it; null for a report that nobody has authorised.</param>
internal sealed record ReportIssue(DateTimeOffset At, string? Laboratory, string? Address, string? Customer, string? Authoriser);
