using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Spectra.Libraries.Speclib;
using Spectra.Preprocessing;

namespace Spectra.Libraries;

/// <summary>Writes a .speclib file row by row: rows and entries go to the disk at once, so memory grows by the names of the rows only.</summary>
/// <remarks>Everything goes to temporary files beside the target; the target appears by one rename, complete or not at all.</remarks>
public sealed class LibraryWriter : IDisposable
{
    /// <summary>The views that every library stores: the absorbance, of which every other can be made, and those of the default score.</summary>
    internal static readonly ImmutableArray<SpectralView> StoredViews =
        [new SpectralView.Absorbance(), new SpectralView.LocalShape(60), new SpectralView.LocalStrength(120), new SpectralView.Levelled(300)];

    /// <summary>A library of more rows is not surveyed: comparing all rows with each other takes time with the square of their number.</summary>
    public const int MostSurveyed = 50_000;

    private readonly string _path;
    private readonly string _temporary;
    private readonly string _name;
    private readonly string _release;
    private readonly PreprocessingRecipe _recipe;
    private readonly int _stride;
    private readonly SpeclibAssembly _file;
    private readonly FileStream _absorbance;
    private readonly FileStream _texts;
    private readonly List<long> _offsets = [0];
    private readonly Dictionary<Coverage, int> _coverages = [];
    private readonly List<int> _coverageOfRow = [];
    private readonly SubstanceList _substances = new();
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private bool _hasSynthetic;

    /// <summary>Begins a library.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="name">The library's name.</param>
    /// <param name="release">The release, for example 1.</param>
    /// <param name="recipe">The recipe of every row.</param>
    public LibraryWriter(string path, string name, string release, PreprocessingRecipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        _path = Path.GetFullPath(path);
        _temporary = $"{_path}.{Environment.ProcessId}.tmp";
        _name = name;
        _release = release;
        _recipe = recipe;
        _stride = (recipe.Grid.Count + 15) / 16 * 16;
        _file = new SpeclibAssembly(_temporary);
        try
        {
            _absorbance = Scrap("absorbance");
            _texts = Scrap("entries");
            _ = _file.Begin("views");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>From how many rows on a library gets an index by which a search leaves most rows unread; a smaller one is read through in less time than the index costs.</summary>
    internal int IndexedFrom { get; init; } = 50_000;

    /// <summary>How many rows have been added.</summary>
    public int Count => _ids.Count;

    /// <summary>Whether an id is taken.</summary>
    public bool Contains(string id) => _ids.ContainsKey(id);

    /// <summary>Adds a row.</summary>
    /// <exception cref="ArgumentException">The id is taken, or the spectrum was prepared by another recipe.</exception>
    public void Add(ReferenceSpectrum reference, PreparedSpectrum prepared) => Add([(reference, prepared)]);

    /// <summary>Adds rows in their order; their views are computed side by side.</summary>
    /// <exception cref="ArgumentException">An id is taken, or a spectrum was prepared by another recipe; the rows before it were added.</exception>
    public void Add(IReadOnlyList<(ReferenceSpectrum Reference, PreparedSpectrum Prepared)> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        StandardizedView[][] views = new StandardizedView[entries.Count][];
        Parallel.For(0, views.Length, i => views[i] = [.. StoredViews.Select(view => StandardizedView.Of(view, entries[i].Prepared.Ordinates, entries[i].Prepared.Grid))]);
        for (int i = 0; i < views.Length; i++)
        {
            Add(entries[i].Reference, entries[i].Prepared, views[i]);
        }
    }

    private void Add(ReferenceSpectrum reference, PreparedSpectrum prepared, StandardizedView[] views)
    {
        if (prepared.RecipeHash != _recipe.Hash)
        {
            throw new ArgumentException($"The spectrum was prepared by recipe {prepared.RecipeHash}, the library's is {_recipe.Hash}.", nameof(prepared));
        }

        if (!_ids.TryAdd(reference.Id, Count))
        {
            throw new ArgumentException($"The id '{reference.Id}' is taken.", nameof(reference));
        }

        Span<float> padding = stackalloc float[16];
        padding.Clear();
        for (int v = 0; v < StoredViews.Length; v++)
        {
            Stream stream = v == 0 ? _absorbance : _file.Current;
            stream.Write(MemoryMarshal.AsBytes(views[v].Values));
            stream.Write(MemoryMarshal.AsBytes(padding[..(_stride - views[v].Values.Length)]));
        }

        _coverages.TryAdd(prepared.Coverage, _coverages.Count);
        _coverageOfRow.Add(_coverages[prepared.Coverage]);
        _substances.Add(reference.Substance);
        _hasSynthetic |= reference.IsSynthetic;
        JsonSerializer.Serialize(_texts, reference, SpeclibJson.Default.ReferenceSpectrum);
        _texts.WriteByte((byte)'\n');
        _offsets.Add(_texts.Position);
    }

    /// <summary>Writes the file and puts it in its place.</summary>
    /// <param name="survey">Finds the neighbours of every row, up to <see cref="MostSurveyed"/>; without it the library says nothing of what its substances can be mistaken for.</param>
    /// <param name="progress">Told the share of rows surveyed.</param>
    /// <returns>The library's identity: the hash of its header.</returns>
    public string Complete(NeighbourSurvey? survey = null, IProgress<double>? progress = null)
    {
        LibraryManifest manifest = new(
            _name, _release, Engine.Version, _recipe.Grid.First, _recipe.Grid.Step, _recipe.Grid.Count, _recipe.Formula, _recipe.Hash, _stride, [.. StoredViews.Select(view => view.Id)], Count, _hasSynthetic);
        _file.Add("absorbance", _absorbance);
        _file.Add("references", _texts);
        _file.Add<long>("reference-offsets", CollectionsMarshal.AsSpan(_offsets));
        _file.Add<ulong>("reference-ids", TextIndex.Of(_ids.Select(id => (TextIndex.Hash(id.Key), id.Value))));
        _file.Add<byte>("coverages", CoverageCodec.Bytes(_coverages.OrderBy(coverage => coverage.Value).Select(coverage => coverage.Key)));
        _file.Add<int>("coverage-of-row", CollectionsMarshal.AsSpan(_coverageOfRow));
        _substances.Write(_file);
        _file.Add<byte>("manifest", JsonSerializer.SerializeToUtf8Bytes(manifest, SpeclibJson.Default.LibraryManifest));
        _file.WriteHeader();
        using (ReferenceLibrary library = ReferenceLibrary.OpenUnsurveyed(_temporary))
        {
            if (Count >= IndexedFrom)
            {
                PrincipalParts.Write(_file, "absorbance", library.Rows(StoredViews[0]), [StoredViews[0].Id], Scrap);
                PrincipalParts.Write(_file, "views", library.Rows(StoredViews[1]), [.. StoredViews[1..].Select(view => view.Id)], Scrap);
            }

            NeighbourTable? table = Count <= MostSurveyed ? survey?.Invoke(library, progress) : null;
            _file.Add<byte>("neighbours", NeighbourCodec.Bytes(table));
            _file.Add<double>("wrong-neighbours", table is null ? [] : WrongNeighbours.ScoresOf(library, table));
        }

        SpeclibHeader header = _file.Seal();
        _file.Dispose();
        File.Move(_temporary, _path, overwrite: true);
        return header.Identity;
    }

    /// <summary>Removes what was written so far, unless it was completed.</summary>
    public void Dispose()
    {
        _file.Dispose();
        _absorbance?.Dispose();
        _texts?.Dispose();
        File.Delete(_temporary);
    }

    private FileStream Scrap(string name) => new($"{_path}.{Environment.ProcessId}.{name}.part", FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 20, FileOptions.DeleteOnClose);
}
