using System.Collections.Immutable;
using System.IO.Compression;
using Spectra.Libraries;
using Spectra.Preprocessing;
using Spectra.Search;

namespace Spectra.Accuracy;

/// <summary>The corpus's libraries, built once each into a temporary folder.</summary>
internal sealed class CorpusLibraries(string corpus) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spectra-accuracy-").FullName;
    private readonly Dictionary<string, ReferenceLibrary> _open = [];

    /// <summary>A library of the corpus; the condensed one without the ids of leave-out.csv.</summary>
    public ReferenceLibrary Get(string name)
    {
        if (!_open.TryGetValue(name, out ReferenceLibrary? library))
        {
            string path = Path.Combine(_folder, $"{name}.speclib");
            PreprocessingRecipe recipe = PreprocessingRecipe.Standard(SpectralGrid.Standard);
            using LibraryWriter writer = new(path, name, "1", recipe);
            LibraryBuild.Run([Path.Combine(corpus, $"{name}-library.zip")], writer, recipe, name == "condensed" ? LeaveOut() : ImmutableHashSet<string>.Empty, survey: NeighbourSearch.Survey);
            _open[name] = library = ((LibraryOpening.Opened)ReferenceLibrary.Open(path)).Library;
        }

        return library;
    }

    /// <summary>The class that the corpus puts each entry of a library in, by id.</summary>
    public ImmutableDictionary<string, string> Groups(string name)
    {
        using ZipArchive archive = ZipFile.OpenRead(Path.Combine(corpus, $"{name}-library.zip"));
        using StreamReader text = new(archive.GetEntry("index.csv")!.Open());
        return Table.Read(text).ToImmutableDictionary(row => row["id"], row => row["group"]);
    }

    public void Dispose()
    {
        foreach (ReferenceLibrary library in _open.Values)
        {
            library.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private ImmutableHashSet<string> LeaveOut()
    {
        using StreamReader text = File.OpenText(Path.Combine(corpus, "leave-out.csv"));
        return [.. Table.Read(text).Select(row => row["id"])];
    }
}
