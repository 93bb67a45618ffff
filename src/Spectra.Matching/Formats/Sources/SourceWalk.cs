using System.Collections.Immutable;
using System.Security;

namespace Spectra.Formats.Sources;

/// <summary>Walks files and folders.</summary>
/// <param name="withContent">False to name the items only: every content is then empty.</param>
internal sealed class SourceWalk(bool withContent)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>Everything under the path.</summary>
    public IEnumerable<SourceItem> Walk(string path)
    {
        if (Directory.Exists(path))
        {
            return Folder(path, prefix: string.Empty);
        }

        string name = Path.GetFileName(path);
        return IsArchive(path) && File.Exists(path) ? Archive(path, name, prefix: string.Empty) : [ReadFile(path, name, index: null)];
    }

    private static bool IsArchive(string path) => path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    private IEnumerable<SourceItem> Folder(string folder, string prefix)
    {
        (ImmutableArray<FileSystemInfo> children, ReadError? error) = Children(folder);
        if (error is not null)
        {
            return [new SourceItem.Refused(prefix.Length == 0 ? Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)) : prefix.TrimEnd('/'), error)];
        }

        return children.FirstOrDefault(child => child is FileInfo && child.Name.Equals(IndexFile.Name, StringComparison.OrdinalIgnoreCase)) is { } index
            ? Listed(folder, prefix, index)
            : children.Where(child => !EntryName.IsLitter(child.Name)).SelectMany(child => Child(child, prefix));
    }

    private IEnumerable<SourceItem> Child(FileSystemInfo child, string prefix)
    {
        string name = prefix + child.Name;
        if (child is FileInfo)
        {
            return FileOrArchive(child.FullName, name, index: null);
        }

        return child.Attributes.HasFlag(FileAttributes.ReparsePoint)
            ? [new SourceItem.Refused(name, new ReadError(ReadErrorCode.Unreadable, "This is a link to a folder; links to folders are not followed."))]
            : Folder(child.FullName, name + "/");
    }

    private IEnumerable<SourceItem> FileOrArchive(string path, string name, IndexEntry? index) =>
        IsArchive(path) && File.Exists(path) ? Archive(path, name, name + "/") : [ReadFile(path, name, index)];

    private IEnumerable<SourceItem> Listed(string folder, string prefix, FileSystemInfo index)
    {
        string name = prefix + index.Name;
        SourceItem content = new SourceWalk(withContent: true).ReadFile(index.FullName, name, index: null);
        if (content is not SourceItem.File file)
        {
            return [content];
        }

        try
        {
            ImmutableArray<IndexEntry> entries = IndexFile.Read(file.Content);
            return entries.SelectMany(entry => FileOrArchive(Path.Combine(folder, entry.File), prefix + entry.File, entry));
        }
        catch (FileRefusedException refusal)
        {
            return [new SourceItem.Refused(name, refusal.ToError())];
        }
    }

    private IEnumerable<SourceItem> Archive(string path, string name, string prefix)
    {
        (FileStream? archive, ReadError? error) = Open(path);
        if (archive is null)
        {
            yield return new SourceItem.Refused(name, error!);
            yield break;
        }

        using (archive)
        {
            foreach (SourceItem item in ArchiveWalk.Walk(archive, name, prefix, withContent))
            {
                yield return item;
            }
        }
    }

    private SourceItem ReadFile(string path, string name, IndexEntry? index)
    {
        if (!withContent)
        {
            return new SourceItem.File(name, ReadOnlyMemory<byte>.Empty, index);
        }

        return Try(() => Content(path)) switch
        {
            ({ } content, _) => new SourceItem.File(name, content, index),
            (_, { } error) => new SourceItem.Refused(name, error),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static byte[] Content(string path)
    {
        // Opening a named pipe would wait for a writer for ever; its length is 0, and an empty file needs no opening.
        long length = new FileInfo(path).Length;
        if (length > SpectrumReader.MaximumFileBytes)
        {
            throw new FileRefusedException(ReadErrorCode.TooLarge, $"The file has {length} bytes; at most {SpectrumReader.MaximumFileBytes} are read.");
        }

        return length == 0 ? [] : File.ReadAllBytes(path);
    }

    private static (FileStream? Archive, ReadError? Error) Open(string path) =>
        Try(() => new FileInfo(path).Length == 0
            ? throw new FileRefusedException(ReadErrorCode.NoData, "The archive is empty (0 bytes).")
            : File.OpenRead(path));

    private static (ImmutableArray<FileSystemInfo> Children, ReadError? Error) Children(string folder)
    {
        (FileSystemInfo[]? children, ReadError? error) = Try(() => new DirectoryInfo(folder).GetFileSystemInfos("*", Everything));
        return ([.. (children ?? []).OrderBy(child => child is DirectoryInfo ? child.Name + "/" : child.Name, StringComparer.Ordinal)], error);
    }

    private static (T? Value, ReadError? Error) Try<T>(Func<T> read)
        where T : class
    {
        try
        {
            return (read(), null);
        }
        catch (FileRefusedException refusal)
        {
            return (null, refusal.ToError());
        }
        catch (Exception refusal) when (refusal is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, new ReadError(ReadErrorCode.Unreadable, "There is no such file."));
        }
        catch (Exception refusal) when (refusal is UnauthorizedAccessException or SecurityException)
        {
            return (null, new ReadError(ReadErrorCode.Unreadable, "It may not be read with the rights of this user."));
        }
        catch (IOException refusal)
        {
            return (null, new ReadError(ReadErrorCode.Unreadable, $"It can't be read: {refusal.Message}"));
        }
    }
}
