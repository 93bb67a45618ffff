namespace Spectra.Service.Libraries.Releases;

/// <summary>How far long work over a release has come.</summary>
/// <param name="Sentence">What is being done, for a person.</param>
/// <param name="Done">The share that is done, 0 to 1.</param>
internal readonly record struct ReleaseStep(string Sentence, double Done);
