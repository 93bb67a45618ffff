namespace Spectra.Libraries;

/// <summary>A library's file is not what was written: no answer can rest on it.</summary>
/// <param name="message">One sentence: which file, what is wrong, what to do.</param>
public sealed class LibraryAlteredException(string message) : IOException(message);
