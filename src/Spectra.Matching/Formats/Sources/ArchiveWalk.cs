namespace Spectra.Formats.Sources;

/// <summary>Walks the entries of a zip archive.</summary>
internal static class ArchiveWalk
{
    /// <summary>Every entry that may be read, or one refusal where the archive as a whole is not to be trusted.</summary>
    /// <param name="archive">The archive, seekable; left open.</param>
    /// <param name="name">The name of the archive in a refusal of the whole.</param>
    /// <param name="prefix">What stands before the names of its entries.</param>
    /// <param name="withContent">False to name the entries only: every content is then empty.</param>
    public static IEnumerable<SourceItem> Walk(Stream archive, string name, string prefix, bool withContent)
    {
        (List<Step> steps, ReadError? error) = Planned(archive);
        if (error is not null)
        {
            yield return new SourceItem.Refused(name, error);
            yield break;
        }

        foreach (Step step in steps)
        {
            (ReadOnlyMemory<byte> content, ReadError? refusal) = step.Refusal is null && withContent ? Content(archive, step.Entry) : (default, step.Refusal);
            if (step.Refusal is null && refusal is { Code: ReadErrorCode.UnsafeArchive or ReadErrorCode.Unreadable })
            {
                // What was given out before was sound; nothing after it is.
                yield return new SourceItem.Refused(name, refusal);
                yield break;
            }

            yield return refusal is null ? new SourceItem.File(prefix + step.Name, content, step.Index) : new SourceItem.Refused(prefix + step.Name, refusal);
        }
    }

    private static (List<Step> Steps, ReadError? Error) Planned(Stream archive)
    {
        try
        {
            return (Plan(archive, ZipDirectory.Read(archive)), null);
        }
        catch (FileRefusedException refusal)
        {
            return ([], refusal.ToError());
        }
        catch (IOException broken)
        {
            return ([], new ReadError(ReadErrorCode.Unreadable, $"The archive can't be read: {broken.Message}"));
        }
    }

    private static (ReadOnlyMemory<byte> Content, ReadError? Refusal) Content(Stream archive, ZipEntry entry)
    {
        try
        {
            return (ZipContent.Read(archive, entry), null);
        }
        catch (FileRefusedException refusal)
        {
            return (default, refusal.ToError());
        }
        catch (IOException broken)
        {
            return (default, new ReadError(ReadErrorCode.Unreadable, $"The archive can't be read: {broken.Message}"));
        }
    }

    // The entries that no index governs, and those that the indexes list.
    private static List<Step> Plan(Stream archive, List<ZipEntry> entries)
    {
        Dictionary<string, ZipEntry> indexes = Indexes(entries);
        if (indexes.Count == 0)
        {
            return [.. entries.Where(entry => !EntryName.IsLitter(entry.Name)).Select(entry => new Step(entry.Name, entry))];
        }

        Dictionary<string, ZipEntry> byName = entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        IEnumerable<Step> listed = indexes.SelectMany(index => Listed(archive, index.Key, index.Value, byName));
        IEnumerable<Step> free = entries.Where(entry => !EntryName.IsLitter(entry.Name) && !IsBelowAny(entry.Name, indexes)).Select(entry => new Step(entry.Name, entry));
        return [.. listed.Concat(free).OrderBy(step => step.Name, StringComparer.Ordinal)];
    }

    // By the folder they govern, "" or "a/b/"; an index below another one's folder has no say.
    private static Dictionary<string, ZipEntry> Indexes(List<ZipEntry> entries)
    {
        Dictionary<string, ZipEntry> indexes = new(StringComparer.Ordinal);
        foreach (ZipEntry entry in entries.OrderBy(entry => entry.Name.Length))
        {
            string folder = entry.Name[..(entry.Name.LastIndexOf('/') + 1)];
            bool isIndex = entry.Name.AsSpan(folder.Length).Equals(IndexFile.Name, StringComparison.OrdinalIgnoreCase);
            if (isIndex && !EntryName.IsLitter(entry.Name) && !IsBelowAny(entry.Name, indexes))
            {
                indexes.Add(folder, entry);
            }
        }

        return indexes;
    }

    private static bool IsBelowAny(string name, Dictionary<string, ZipEntry> indexes)
    {
        Dictionary<string, ZipEntry>.AlternateLookup<ReadOnlySpan<char>> folders = indexes.GetAlternateLookup<ReadOnlySpan<char>>();
        ReadOnlySpan<char> folder = name;
        while (folder.TrimEnd('/').LastIndexOf('/') is var slash && slash >= 0)
        {
            folder = folder[..(slash + 1)];
            if (folders.ContainsKey(folder))
            {
                return true;
            }
        }

        return indexes.ContainsKey(string.Empty);
    }

    private static List<Step> Listed(Stream archive, string folder, ZipEntry index, Dictionary<string, ZipEntry> byName)
    {
        try
        {
            return [.. IndexFile.Read(ZipContent.Read(archive, index)).Select(entry => byName.TryGetValue(folder + entry.File, out ZipEntry file)
                ? new Step(file.Name, file, entry)
                : new Step(folder + entry.File, default, entry, new ReadError(ReadErrorCode.Unreadable, "The index lists this file but the archive does not hold it.")))];
        }
        catch (FileRefusedException refusal) when (refusal.Code != ReadErrorCode.UnsafeArchive)
        {
            return [new Step(index.Name, index, null, refusal.ToError())];
        }
    }

    private sealed record Step(string Name, ZipEntry Entry, IndexEntry? Index = null, ReadError? Refusal = null);
}
