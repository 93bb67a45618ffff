using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Spectra.Libraries.Speclib;
using Spectra.Preprocessing;

namespace Spectra.Libraries;

/// <summary>Writes a .speclib file row by row: rows stay on disk, so memory does not grow with the library beyond its entries' texts.</summary>
/// <remarks>Everything goes to temporary files beside the target; the target appears by one rename, complete or not at all.</remarks>
public sealed class LibraryWriter : IDisposable
{
    /// <summary>The views that every library stores: the absorbance, of which every other can be made, and those of the default score.</summary>
    internal static readonly ImmutableArray<SpectralView> StoredViews =
        [new SpectralView.Absorbance(), new SpectralView.LocalShape(60), new SpectralView.LocalStrength(120), new SpectralView.Levelled(300)];

    private readonly string _path;
    private readonly string _name;
    private readonly string _release;
    private readonly PreprocessingRecipe _recipe;
    private readonly int _stride;
    private readonly ImmutableArray<FileStream> _matrices;
    private readonly MemoryStream _coverage = new();
    private readonly List<ReferenceSpectrum> _references = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>Begins a library.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="name">The library's name.</param>
    /// <param name="release">The release, for example 1.</param>
    /// <param name="recipe">The recipe of every row.</param>
    public LibraryWriter(string path, string name, string release, PreprocessingRecipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        _path = Path.GetFullPath(path);
        _name = name;
        _release = release;
        _recipe = recipe;
        _stride = (recipe.Grid.Count + 15) / 16 * 16;
        _matrices = OpenMatrices(_path);
    }

    /// <summary>How many rows have been added.</summary>
    public int Count => _references.Count;

    /// <summary>Whether an id is taken.</summary>
    public bool Contains(string id) => _ids.Contains(id);

    /// <summary>Adds a row.</summary>
    /// <exception cref="ArgumentException">The id is taken, or the spectrum was prepared by another recipe.</exception>
    public void Add(ReferenceSpectrum reference, PreparedSpectrum prepared)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(prepared);
        if (prepared.RecipeHash != _recipe.Hash)
        {
            throw new ArgumentException($"The spectrum was prepared by recipe {prepared.RecipeHash}, the library's is {_recipe.Hash}.", nameof(prepared));
        }

        if (!_ids.Add(reference.Id))
        {
            throw new ArgumentException($"The id '{reference.Id}' is taken.", nameof(reference));
        }

        Span<float> padding = stackalloc float[16];
        padding.Clear();
        for (int v = 0; v < StoredViews.Length; v++)
        {
            StandardizedView row = StandardizedView.Of(StoredViews[v], prepared.Ordinates, prepared.Grid);
            _matrices[v].Write(MemoryMarshal.AsBytes(row.Values));
            _matrices[v].Write(MemoryMarshal.AsBytes(padding[..(_stride - row.Values.Length)]));
        }

        CoverageCodec.Write(_coverage, prepared.Coverage);
        _references.Add(reference);
    }

    /// <summary>Writes the file and puts it in its place.</summary>
    /// <param name="survey">Finds the neighbours of every row; without it the library says nothing of what its substances can be mistaken for.</param>
    /// <param name="progress">Told the share of rows surveyed.</param>
    /// <returns>The library's identity: the hash of its header.</returns>
    public string Complete(NeighbourSurvey? survey = null, IProgress<double>? progress = null)
    {
        LibraryManifest manifest = new(
            _name, _release, Engine.Version, _recipe.Grid.First, _recipe.Grid.Step, _recipe.Grid.Count, _recipe.Formula, _recipe.Hash, _stride, [.. StoredViews.Select(view => view.Id)], Count);
        List<(string Name, Stream Content)> parts =
        [
            ("manifest", new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(manifest, SpeclibJson.Default.LibraryManifest))),
            ("references", new MemoryStream(JsonSerializer.SerializeToUtf8Bytes([.. _references], SpeclibJson.Default.ImmutableArrayReferenceSpectrum))),
            ("coverage", _coverage),
        ];
        parts.AddRange(StoredViews.Select((view, i) => (view.Id, (Stream)_matrices[i])));

        string temporary = $"{_path}.{Environment.ProcessId}.tmp";
        try
        {
            SpeclibHeader rows = SpeclibAssembly.Append(temporary, [], parts);
            NeighbourTable? table = survey is null ? null : Surveyed(temporary, survey, progress);
            using MemoryStream neighbours = new(NeighbourCodec.Bytes(table), writable: false);
            SpeclibHeader header = SpeclibAssembly.Append(temporary, rows.Parts, [("neighbours", neighbours)]);
            File.Move(temporary, _path, overwrite: true);
            return header.Identity;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Removes what was written so far, unless it was completed.</summary>
    public void Dispose()
    {
        foreach (FileStream matrix in _matrices)
        {
            matrix.Dispose();
        }

        _coverage.Dispose();
    }

    private static ImmutableArray<FileStream> OpenMatrices(string path)
    {
        List<FileStream> opened = [];
        try
        {
            for (int i = 0; i < StoredViews.Length; i++)
            {
                opened.Add(new FileStream($"{path}.{Environment.ProcessId}.{i}.part", FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 20, FileOptions.DeleteOnClose));
            }

            return [.. opened];
        }
        catch
        {
            opened.ForEach(file => file.Dispose());
            throw;
        }
    }

    private static NeighbourTable Surveyed(string path, NeighbourSurvey survey, IProgress<double>? progress)
    {
        using ReferenceLibrary library = ReferenceLibrary.OpenUnsurveyed(path);
        return survey(library, progress);
    }
}
