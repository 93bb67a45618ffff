namespace Spectra.Libraries;

/// <summary>What came of opening a library file.</summary>
public abstract record LibraryOpening
{
    private LibraryOpening()
    {
    }

    /// <summary>The library is open; its owner disposes it.</summary>
    /// <param name="Library">The library.</param>
    public sealed record Opened(ReferenceLibrary Library) : LibraryOpening;

    /// <summary>The file was refused.</summary>
    /// <param name="Reason">One sentence: which file, why, what to do.</param>
    public sealed record Refused(string Reason) : LibraryOpening;
}
