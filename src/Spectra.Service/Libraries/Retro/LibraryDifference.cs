using System.Collections.Immutable;
using System.Text.Json;
using Spectra.Libraries;
using Spectra.Service.Identification;

namespace Spectra.Service.Libraries.Retro;

/// <summary>In what the libraries that answer now differ from those of an analysis, entry by entry: an entry is its id and the hash of its file.</summary>
internal sealed class LibraryDifference : IDisposable
{
    private readonly string? _folder;
    private readonly ImmutableHashSet<string> _removed;

    private LibraryDifference(bool isKnown, ReferenceLibrary? added, ImmutableHashSet<string> removed, string? folder) =>
        (IsKnown, Added, _removed, _folder) = (isKnown, added, removed, folder);

    /// <summary>Whether the former libraries are at hand; where not, nothing can be said of what is new.</summary>
    public bool IsKnown { get; }

    /// <summary>The entries that are new or changed; null where there are none.</summary>
    public ReferenceLibrary? Added { get; }

    /// <summary>What is to be said where nothing is known of the former libraries.</summary>
    public static LibraryDifference Unknown { get; } = new(false, null, [], null);

    /// <summary>The difference from the libraries that an analysis names.</summary>
    /// <param name="former">Name, release and hash of each, as JSON.</param>
    /// <param name="now">The libraries that answer now.</param>
    /// <param name="shelf">Where former releases are found.</param>
    public static LibraryDifference Of(string former, ImmutableArray<ReferenceLibrary> now, LibraryShelf shelf)
    {
        ImmutableArray<LibraryStatement> named = JsonSerializer.Deserialize(former, ReportJson.Line.ImmutableArrayLibraryStatement);
        ImmutableArray<ReferenceLibrary?> known = [.. named.Select(one => now.FirstOrDefault(library => library.Sha256 == one.Sha256) ?? shelf.Find(one.Sha256))];
        if (known.Contains(null))
        {
            return Unknown;
        }

        ReferenceLibrary[] gone = [.. known.Select(static library => library!).Where(library => now.All(other => other.Sha256 != library.Sha256))];
        ReferenceLibrary[] come = [.. now.Where(library => named.All(one => one.Sha256 != library.Sha256))];
        HashSet<(string, string?)> before = [.. gone.SelectMany(static library => library.References).Select(Key)];
        (ReferenceLibrary, int)[] added = [.. come.SelectMany(library => Enumerable.Range(0, library.References.Length).Where(row => !before.Contains(Key(library.References[row]))).Select(row => (library, row)))];
        before.ExceptWith(come.SelectMany(static library => library.References).Select(Key));
        return Extracted(added, [.. before.Select(static entry => entry.Item1)]);
    }

    /// <summary>Whether an id of the former libraries is there no more, or was changed.</summary>
    public bool Lacks(string id) => _removed.Contains(id);

    /// <inheritdoc/>
    public void Dispose()
    {
        Added?.Dispose();
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static LibraryDifference Extracted((ReferenceLibrary, int)[] added, ImmutableHashSet<string> removed)
    {
        if (added.Length == 0)
        {
            return new LibraryDifference(true, null, removed, null);
        }

        string folder = Directory.CreateTempSubdirectory("spectra-retro-").FullName;
        string path = Path.Combine(folder, "added.speclib");
        LibraryExtract.Write(path, added);
        return ReferenceLibrary.Open(path) switch
        {
            LibraryOpening.Opened opened => new LibraryDifference(true, opened.Library, removed, folder),
            LibraryOpening.Refused refused => throw new IOException(refused.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static (string Id, string? Sha256) Key(ReferenceSpectrum reference) => (reference.Id, reference.Sha256);
}
