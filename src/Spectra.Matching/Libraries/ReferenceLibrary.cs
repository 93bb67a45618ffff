using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Spectra.Libraries.Speclib;
using Spectra.Preprocessing;
using Spectra.Scan;

namespace Spectra.Libraries;

/// <summary>A named, released set of prepared reference spectra, mapped from one .speclib file. Immutable and thread-safe until disposed.</summary>
/// <remarks>
/// Opening costs what mapping the file costs, however many spectra it holds: entries, coverages and rows are read where they lie. A file up to
/// 256 MB is compared with its checksums at once; of a longer one each block when it is first read, so an answer never rests on bytes that
/// were not verified. Whoever reads an altered block gets a <see cref="LibraryAlteredException"/>.
/// </remarks>
public sealed class ReferenceLibrary : IDisposable
{
    private static readonly SpectralView Absorbance = new SpectralView.Absorbance();

    private readonly SpeclibFile _file;
    private readonly LibraryManifest _manifest;
    private readonly ConcurrentDictionary<string, IndexedView?> _indexed = [];

    private ReferenceLibrary(SpeclibFile file, bool surveyed)
    {
        _file = file;
        _manifest = EntryText.Manifest(file.Part<byte>("manifest").Span);
        _manifest.Check();
        References = new ReferenceTable(file, _manifest.Count);
        Substances = new SubstanceTable(file, _manifest.Count);
        Grid = SpectralGrid.Create(_manifest.GridFirst, _manifest.GridStep, _manifest.GridCount);
        Coverages = new CoverageTable(file, _manifest.Count, Grid.Count);
        foreach (string view in _manifest.Views)
        {
            _ = Rows(view);
        }

        Recipe = PreprocessingRecipe.Standard(Grid);
        if (surveyed)
        {
            MappedArray<byte> neighbours = file.Part<byte>("neighbours");
            Neighbours = NeighbourCodec.Read(() => neighbours.Span, _manifest.Count, row => Substances.OfRows[row]);
        }

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
    public ReferenceTable References { get; }

    /// <summary>For every row the most alike references of other substances; null where the library was written without a survey of them.</summary>
    public NeighbourTable? Neighbours { get; }

    /// <summary>Whether any entry was synthesised from a band table.</summary>
    public bool HasSynthetic => _manifest.HasSynthetic;

    /// <summary>The substances of the entries.</summary>
    public SubstanceTable Substances { get; }

    /// <summary>The coverage of every row.</summary>
    internal CoverageTable Coverages { get; }

    /// <summary>The best scores of wrong substances, ascending; empty where the library was written without a survey.</summary>
    internal ReadOnlySpan<double> WrongScores => _file.Part<double>("wrong-neighbours").Span;

    /// <summary>Opens a library.</summary>
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
        catch (LibraryAlteredException altered)
        {
            return new LibraryOpening.Refused(altered.Message);
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

    /// <summary>Compares every part with its SHA-256, for which the library's identity stands: reads the whole file.</summary>
    /// <returns>The names of the parts that were altered, none where the file is what was built.</returns>
    public ImmutableArray<string> AlteredParts() => [.. _file.AlteredParts()];

    /// <summary>Opens a file that this process is writing, to find the neighbours of its rows.</summary>
    internal static ReferenceLibrary OpenUnsurveyed(string path)
    {
        SpeclibFile file = SpeclibFile.Open(path, out string refusal, verify: false) ?? throw new InvalidOperationException($"The library just written is refused: {refusal}.");
        return new ReferenceLibrary(file, surveyed: false);
    }

    /// <summary>The absorbance of a row over the grid, as the recipe prepared it, to be drawn; NaN where the reference has nothing.</summary>
    /// <param name="row">The row.</param>
    public ImmutableArray<double> AbsorbanceOf(int row)
    {
        ReadOnlySpan<float> stored = Matrix(new SpectralView.Absorbance())[row];
        double[] absorbance = new double[Grid.Count];
        Array.Fill(absorbance, double.NaN);
        foreach ((int start, int end) in Coverages[row].Runs)
        {
            for (int i = start; i < end; i++)
            {
                absorbance[i] = stored[i];
            }
        }

        return [.. absorbance];
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>Whether the file stores the rows of a view.</summary>
    internal bool Stores(SpectralView view) => _manifest.Views.Contains(view.Id);

    /// <summary>The rows of a stored view, each verified when it is asked for.</summary>
    internal SpectralMatrix Matrix(SpectralView view) => new(Rows(view));

    /// <summary>The rows of a stored view.</summary>
    internal RowMatrix Rows(SpectralView view) => Rows(view.Id);

    /// <summary>The rows of a stored view with their index; null where the library is too small to have one.</summary>
    internal IndexedView? Indexed(SpectralView view) => _indexed.GetOrAdd(view.Id, id => PrincipalParts.Read(_file, id, Rows(id)));

    /// <summary>The absorbance has a part of its own; the views of the score lie in line, row by row, since they are read together.</summary>
    private RowMatrix Rows(string view)
    {
        int inLine = _manifest.Views.Remove(Absorbance.Id).IndexOf(view);
        return view == Absorbance.Id
            ? _file.Rows(Absorbance.Id, _manifest.Count, Grid.Count, _manifest.Stride)
            : _file.Rows("views", _manifest.Count, Grid.Count, _manifest.Stride * (_manifest.Views.Length - 1), inLine * _manifest.Stride);
    }
}
