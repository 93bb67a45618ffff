namespace Spectra.Formats.Sources;

/// <summary>Opens what a user names: a file, a folder with everything below it, or a <c>.zip</c>; one file at a time, in ordinal order of the names.</summary>
/// <remarks>
/// <para>Where a folder or archive holds an <c>index.csv</c>, only the files it lists are read and its entries travel with them.</para>
/// <para>Hidden files and what systems leave behind (<c>.DS_Store</c>, <c>__MACOSX</c>, <c>Thumbs.db</c>) are passed over; links to
/// folders are refused, so that a loop can't hang. An archive is judged as a whole before its first entry is given out.</para>
/// </remarks>
public static class SpectrumSource
{
    /// <summary>Everything found under a path, lazily; never throws for what is found there.</summary>
    /// <param name="path">A file, a folder or a <c>.zip</c>.</param>
    public static IEnumerable<SourceItem> Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new SourceWalk(withContent: true).Walk(path);
    }

    /// <summary>How many items <see cref="Read"/> will give, for progress bars: folders and archive directories are read, contents are not.</summary>
    /// <param name="path">A file, a folder or a <c>.zip</c>.</param>
    public static int Count(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new SourceWalk(withContent: false).Walk(path).Count();
    }

    /// <summary>Everything found in an archive that is no file, an upload for one.</summary>
    /// <param name="archive">The archive; seekable, left open.</param>
    /// <param name="name">The archive's name, for a refusal of the whole.</param>
    public static IEnumerable<SourceItem> ReadArchive(Stream archive, string name)
    {
        ArgumentNullException.ThrowIfNull(archive);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return ArchiveWalk.Walk(archive, name, prefix: string.Empty, withContent: true);
    }
}
