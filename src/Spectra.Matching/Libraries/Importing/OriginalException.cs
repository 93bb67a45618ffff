namespace Spectra.Libraries.Importing;

/// <summary>A kept original is gone or is not what was kept: nothing can be built of it.</summary>
/// <param name="message">One sentence: which original, what is wrong, what to do.</param>
public sealed class OriginalException(string message) : IOException(message);
