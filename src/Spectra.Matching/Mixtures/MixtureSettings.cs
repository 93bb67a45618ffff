namespace Spectra.Mixtures;

/// <summary>What is asked of a mixture analysis.</summary>
/// <param name="MaximumComponents">How many components are reported at most.</param>
public sealed record MixtureSettings(int MaximumComponents = 5);
