namespace Spectra.Service.Commands;

/// <summary>Something out of order that is said with a verdict, in JSON.</summary>
internal sealed record TagLine(string Id, string Sentence);
