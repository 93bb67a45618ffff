namespace Spectra.Service.Seizures;

/// <summary>An event of the chain, as it concerns one record.</summary>
/// <param name="Site">The site whose chain it is in.</param>
/// <param name="Seq">Its number.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Table">The table of the row it covers.</param>
/// <param name="RowId">The key of that row.</param>
/// <param name="RowHash">The hash of that row.</param>
/// <param name="Hash">Its own hash.</param>
internal sealed record ChainEvent(string Site, long Seq, DateTimeOffset At, string Kind, string Table, string RowId, string RowHash, string Hash);
