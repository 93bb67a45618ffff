namespace Spectra.Service.Exports.Report;

/// <summary>What every page of a report carries.</summary>
/// <param name="Title">The title.</param>
/// <param name="Id">The record's id in words, for example "Record 0198...".</param>
/// <param name="ContentSha256">The hash of the record that the report is made from.</param>
/// <param name="Producer">The program with its version.</param>
/// <param name="IssuedAt">When, in UTC.</param>
internal sealed record ReportHead(string Title, string Id, string ContentSha256, string Producer, DateTimeOffset IssuedAt);
