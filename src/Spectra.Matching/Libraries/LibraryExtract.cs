using Spectra.Preprocessing;

namespace Spectra.Libraries;

/// <summary>Some entries of libraries as a library of their own, to be searched alone.</summary>
/// <remarks>Made of the stored rows, which are rounded to single precision: good for choosing what to look at again, not for an answer.</remarks>
public static class LibraryExtract
{
    private const int Block = 256;

    /// <summary>Writes the extract; it is not surveyed, and its ids are numbered where two libraries use the same.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="entries">At least one; all of libraries with one recipe.</param>
    /// <exception cref="ArgumentException">There is no entry, or the recipes differ.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    public static void Write(string path, IReadOnlyList<(ReferenceLibrary Library, int Row)> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Count == 0)
        {
            throw new ArgumentException("An extract needs at least one entry.", nameof(entries));
        }

        using LibraryWriter writer = new(path, "extract", "0", entries[0].Library.Recipe);
        HashSet<string> taken = new(StringComparer.Ordinal);
        foreach ((ReferenceLibrary Library, int Row)[] block in entries.Chunk(Block))
        {
            writer.Add([.. block.Select(entry => (Named(entry.Library.References[entry.Row], taken), Prepared(entry.Library, entry.Row)))]);
        }

        _ = writer.Complete();
    }

    private static ReferenceSpectrum Named(ReferenceSpectrum reference, HashSet<string> taken)
    {
        string id = reference.Id;
        for (int number = 2; !taken.Add(id); number++)
        {
            id = FormattableString.Invariant($"{reference.Id}#{number}");
        }

        return reference with { Id = id };
    }

    private static PreparedSpectrum Prepared(ReferenceLibrary library, int row) =>
        new(library.Grid, [.. library.AbsorbanceOf(row)], library.Recipe.Hash, library.References[row].Technique, MeasuredNoise.None, []);
}
