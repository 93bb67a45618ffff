namespace Spectra.Service.Storage;

/// <summary>One thing an audit found wrong.</summary>
/// <param name="Kind">The kind of wrong.</param>
/// <param name="Table">The table it is in; empty where it concerns the file as a whole.</param>
/// <param name="RowId">The row's key; null where no row can be named.</param>
/// <param name="Seq">The number of the event concerned; null where there is none.</param>
/// <param name="Sentence">What was found and what was expected, naming table and row.</param>
internal sealed record AuditFinding(AuditFindingKind Kind, string Table, string? RowId, long? Seq, string Sentence);
