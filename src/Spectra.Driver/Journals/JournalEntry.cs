namespace Spectra.Driver.Journals;

/// <summary>Something out of the ordinary that happened on the line, or a step of the session.</summary>
/// <param name="After">How long after the session began.</param>
/// <param name="Kind">One word: opened, retry, noise, corrupt, refused, busy, silent, hung-up, resumed, mismatch, ended.</param>
/// <param name="Detail">What happened, in a sentence.</param>
public sealed record JournalEntry(TimeSpan After, string Kind, string Detail);
