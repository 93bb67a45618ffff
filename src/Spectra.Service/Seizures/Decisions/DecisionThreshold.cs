namespace Spectra.Service.Seizures.Decisions;

/// <summary>One number that a decision rule decides by.</summary>
/// <param name="Name">A short name, unique in the rule.</param>
/// <param name="Value">The number; a score or a probability from 0 to 1.</param>
/// <param name="Meaning">What it decides, in words.</param>
internal sealed record DecisionThreshold(string Name, double Value, string Meaning);
