namespace Spectra.Service.Storage;

/// <summary>An audit came to no judgement.</summary>
/// <param name="Obstacle">What stood in its way.</param>
/// <param name="Sentence">What happened, for a person.</param>
internal sealed record NotChecked(Obstacle Obstacle, string Sentence);
