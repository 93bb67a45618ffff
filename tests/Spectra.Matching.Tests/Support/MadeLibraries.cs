using System.Collections.Immutable;
using Spectra.Libraries;
using Spectra.Preprocessing;
using Spectra.Search;

namespace Spectra.Matching.Tests.Support;

/// <summary>Libraries made for a test in a folder of their own, closed and removed with it.</summary>
internal sealed class MadeLibraries : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spectra-made-").FullName;
    private readonly List<ReferenceLibrary> _open = [];

    public static ReferenceSpectrum Reference(string id, string name, string? cas = null) =>
        new(id, Substance.Of(name, cas), Technique.NotStated, null, null, "absorbance", false, null);

    /// <summary>A library of spectra, surveyed by the product.</summary>
    public ReferenceLibrary Of(IEnumerable<(ReferenceSpectrum Reference, Spectrum Spectrum)> entries) => Of(entries, NeighbourSearch.Survey);

    /// <summary>A library whose neighbours are stated: the spectra do not matter.</summary>
    public ReferenceLibrary Stated(IReadOnlyList<ReferenceSpectrum> references, params (int Row, int Other, double Score)[] neighbours)
    {
        PreparedSpectrum any = Some.Prepared(Some.Spectrum(seed: 1));
        using LibraryWriter writer = Writer();
        foreach (ReferenceSpectrum reference in references)
        {
            writer.Add(reference, any);
        }

        return Completed(writer, (_, _) => new NeighbourTable(
            NeighbourSearch.MetricVersion,
            [.. references.Select((_, row) => (ImmutableArray<Neighbour>)[.. neighbours.Where(pair => pair.Row == row).OrderByDescending(pair => pair.Score).ThenBy(pair => pair.Other).Select(pair => new Neighbour(pair.Other, pair.Score))])]));
    }

    /// <summary>A library of spectra, surveyed or not, with an index from so many rows on.</summary>
    public ReferenceLibrary Of(IEnumerable<(ReferenceSpectrum Reference, Spectrum Spectrum)> entries, NeighbourSurvey? survey, int indexedFrom = int.MaxValue)
    {
        using LibraryWriter writer = new(File(_open.Count), "made", "1", PreprocessingRecipe.Standard(SpectralGrid.Standard)) { IndexedFrom = indexedFrom };
        foreach ((ReferenceSpectrum reference, Spectrum spectrum) in entries)
        {
            writer.Add(reference, Some.Prepared(spectrum));
        }

        return Completed(writer, survey);
    }

    /// <summary>The file of a library, by its place in the order made.</summary>
    public string File(int number) => Path.Combine(_folder, $"made{number}.speclib");

    public void Dispose()
    {
        _open.ForEach(library => library.Dispose());
        Directory.Delete(_folder, recursive: true);
    }

    private LibraryWriter Writer() => new(File(_open.Count), "made", "1", PreprocessingRecipe.Standard(SpectralGrid.Standard));

    private ReferenceLibrary Completed(LibraryWriter writer, NeighbourSurvey? survey)
    {
        writer.Complete(survey);
        ReferenceLibrary library = Assert.IsType<LibraryOpening.Opened>(ReferenceLibrary.Open(File(_open.Count))).Library;
        _open.Add(library);
        return library;
    }
}
