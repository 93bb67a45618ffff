using Spectra.Libraries;

namespace Spectra.Service.Libraries.Retro;

/// <summary>Finds library releases of a data folder by their hash: what answers now, and what former releases left.</summary>
internal sealed class LibraryShelf(string folder) : IDisposable
{
    private readonly Dictionary<string, ReferenceLibrary> _opened = new(StringComparer.Ordinal);
    private Queue<string>? _unopened;

    /// <summary>The library with a hash; null where its file is not at hand. It lives as long as the shelf.</summary>
    public ReferenceLibrary? Find(string sha256)
    {
        _unopened ??= new Queue<string>(Files());
        while (!_opened.ContainsKey(sha256) && _unopened.TryDequeue(out string? path))
        {
            if (ReferenceLibrary.Open(path) is LibraryOpening.Opened { Library: { } library } && !_opened.TryAdd(library.Sha256, library))
            {
                library.Dispose();
            }
        }

        return _opened.GetValueOrDefault(sha256);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ReferenceLibrary library in _opened.Values)
        {
            library.Dispose();
        }
    }

    private IEnumerable<string> Files() => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.speclib", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : [];
}
