using System.Collections.Immutable;
using System.Text.Json;
using Spectra.Libraries.Speclib;
using Spectra.Preprocessing;

namespace Spectra.Libraries;

/// <summary>A named, released set of prepared reference spectra, mapped from one .speclib file. Immutable and thread-safe until disposed.</summary>
public sealed class ReferenceLibrary : IDisposable
{
    private readonly SpeclibFile _file;
    private readonly LibraryManifest _manifest;

    private ReferenceLibrary(SpeclibFile file, bool surveyed)
    {
        _file = file;
        _manifest = JsonSerializer.Deserialize(file.Bytes("manifest"), SpeclibJson.Default.LibraryManifest) ?? throw new InvalidDataException("its manifest is empty");
        _manifest.Check();
        References = JsonSerializer.Deserialize(file.Bytes("references"), SpeclibJson.Default.ImmutableArrayReferenceSpectrum);
        if (References.IsDefault || References.Length != _manifest.Count || References.Any(reference => reference?.Id is null || reference.Substance?.Key is null || reference.Substance.Name is null))
        {
            throw new InvalidDataException($"its entries are not the {_manifest.Count} that its manifest declares");
        }

        Grid = SpectralGrid.Create(_manifest.GridFirst, _manifest.GridStep, _manifest.GridCount);
        Coverages = CoverageCodec.Read(file.Bytes("coverage"), _manifest.Count, Grid.Count);
        foreach (string view in _manifest.Views)
        {
            if (file.Part(view).Length != (long)_manifest.Count * _manifest.Stride * sizeof(float))
            {
                throw new InvalidDataException($"part '{view}' does not hold {_manifest.Count} rows");
            }
        }

        Recipe = PreprocessingRecipe.Standard(Grid);
        Neighbours = surveyed ? NeighbourCodec.Read(file.Bytes("neighbours"), References) : null;
    }

    /// <summary>The library's name.</summary>
    public string Name => _manifest.Name;

    /// <summary>The release.</summary>
    public string Release => _manifest.Release;

    /// <summary>The identity of the library: SHA-256 of its header, which holds the hashes of all parts; lower-case hexadecimal.</summary>
    public string Sha256 => _file.Identity;

    /// <summary>The grid of every row.</summary>
    public SpectralGrid Grid { get; }

    /// <summary>The recipe by which every row was prepared and every query must be.</summary>
    public PreprocessingRecipe Recipe { get; }

    /// <summary>The entries in the order of the rows.</summary>
    public ImmutableArray<ReferenceSpectrum> References { get; }

    /// <summary>For every row the most alike references of other substances; null where the library was written without a survey of them.</summary>
    public NeighbourTable? Neighbours { get; }

    /// <summary>Whether any entry was synthesised from a band table.</summary>
    public bool HasSynthetic => References.Any(reference => reference.IsSynthetic);

    /// <summary>The coverage of every row.</summary>
    internal ImmutableArray<Coverage> Coverages { get; }

    /// <summary>Opens a library and verifies every part against its hash.</summary>
    public static LibraryOpening Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        SpeclibFile? file = null;
        ReferenceLibrary? library = null;
        try
        {
            file = SpeclibFile.Open(path, out string refusal);
            if (file is null)
            {
                return new LibraryOpening.Refused($"The library '{path}' is refused: {refusal}.");
            }

            library = new ReferenceLibrary(file, surveyed: true);
            if (library.Recipe.Hash != library._manifest.RecipeHash)
            {
                library = null;
                return new LibraryOpening.Refused($"The library '{path}' is refused: it was built with another recipe than this version of Spectra applies: build the library again.");
            }

            return new LibraryOpening.Opened(library);
        }
        catch (Exception fault) when (fault is InvalidDataException or JsonException)
        {
            return new LibraryOpening.Refused($"The library '{path}' is refused: {fault.Message}.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new LibraryOpening.Refused($"The library '{path}' can't be opened: {fault.Message}");
        }
        finally
        {
            if (library is null)
            {
                file?.Dispose();
            }
        }
    }

    /// <summary>Opens a file of this process's own that holds every part but the neighbours, to find them.</summary>
    internal static ReferenceLibrary OpenUnsurveyed(string path)
    {
        SpeclibFile file = SpeclibFile.Open(path, out string refusal, verify: false) ?? throw new InvalidOperationException($"The library just written is refused: {refusal}.");
        return new ReferenceLibrary(file, surveyed: false);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>Whether the file stores the rows of a view.</summary>
    internal bool Stores(SpectralView view) => _manifest.Views.Contains(view.Id);

    /// <summary>The rows of a stored view.</summary>
    internal SpectralMatrix Matrix(SpectralView view) => new(_file, _file.Part(view.Id), Grid.Count, _manifest.Stride);
}
