using System.Diagnostics;
using Spectra.Formats;
using Spectra.Formats.Sources;
using Spectra.Libraries;
using Spectra.Preprocessing;

namespace Spectra.Benchmarks.Ratios.Fixtures;

/// <summary>A library of many entries, the measured ones and others multiplied from them, and spectra of the same kind that are not in it.</summary>
internal sealed class LibraryFixture
{
    /// <summary>Changes with every change of what a fixture holds, so that an old file is not taken for a new one.</summary>
    private const int Version = 1;

    private const int BlockSize = 1024;

    private readonly (ReferenceSpectrum Reference, PreparedSpectrum Prepared)[] _originals;
    private readonly string _folder;
    private readonly string _name;

    /// <summary>A fixture over the spectra of an archive, or over random bands where there is none.</summary>
    /// <param name="folder">Where libraries are kept between runs.</param>
    /// <param name="archive">The archive of measured spectra; null where there is none.</param>
    public LibraryFixture(string folder, string? archive)
    {
        (_folder, _name) = (folder, archive is null ? "random" : FormattableString.Invariant($"measured-{new FileInfo(archive).Length}"));
        _originals = archive is null ? OfRandomBands() : OfArchive(archive);
    }

    public static PreprocessingRecipe Recipe { get; } = PreprocessingRecipe.Standard(SpectralGrid.Standard);

    /// <summary>How many entries were measured.</summary>
    public int Measured => _originals.Length;

    /// <summary>A spectrum that is in no library of this fixture; any number names one.</summary>
    public PreparedSpectrum Query(int number) => Multiplication.Of(_originals.Select(original => original.Prepared).ToArray(), ulong.MaxValue - (ulong)number, out _);

    /// <summary>Opens a library of so many entries; it is built where the folder has none.</summary>
    public ReferenceLibrary Open(int entries)
    {
        string path = PathOf(entries);
        return ReferenceLibrary.Open(path) is LibraryOpening.Opened opened ? opened.Library
            : Build(entries) is var _ && ReferenceLibrary.Open(path) is LibraryOpening.Opened built ? built.Library
            : throw new InvalidOperationException($"The fixture '{path}' can't be opened.");
    }

    /// <summary>The file of a library.</summary>
    public string PathOf(int entries) => Path.Combine(_folder, FormattableString.Invariant($"{_name}-{Version}-{entries}.speclib"));

    /// <summary>Builds a library, without a survey of neighbours.</summary>
    /// <returns>How long it took.</returns>
    public TimeSpan Build(int entries)
    {
        long start = Stopwatch.GetTimestamp();
        PreparedSpectrum[] originals = [.. _originals.Select(original => original.Prepared)];
        using LibraryWriter writer = new(PathOf(entries), "fixture", "1", Recipe);
        for (int first = 0; first < entries; first += BlockSize)
        {
            (ReferenceSpectrum, PreparedSpectrum)[] block = new (ReferenceSpectrum, PreparedSpectrum)[Math.Min(BlockSize, entries - first)];
            Parallel.For(0, block.Length, i => block[i] = Entry(originals, first + i));
            writer.Add(block);
        }

        writer.Complete();
        return Stopwatch.GetElapsedTime(start);
    }

    private (ReferenceSpectrum, PreparedSpectrum) Entry(PreparedSpectrum[] originals, int number)
    {
        if (number < _originals.Length)
        {
            return _originals[number];
        }

        PreparedSpectrum prepared = Multiplication.Of(originals, (ulong)number, out int main);
        ReferenceSpectrum original = _originals[main].Reference;
        string name = FormattableString.Invariant($"{original.Substance.Name} variant {number}");
        return (original with { Id = FormattableString.Invariant($"variant-{number}"), Substance = Substance.Of(name, null) }, prepared);
    }

    private static (ReferenceSpectrum, PreparedSpectrum)[] OfArchive(string path) =>
    [
        .. SpectrumSource.Read(path).OfType<SourceItem.File>().AsParallel().AsOrdered()
            .Select(file => (file, Read: SpectrumReader.Read(file.Content, file.Name, file.Index) as ReadResult.Accepted))
            .Where(item => item.Read is not null)
            .Select(item => (item.file, item.Read!.File.Spectra[0].Acquisition, Prepared: (Recipe.Apply(item.Read.File.Spectra[0]) as Preparation.Ready)?.Spectrum))
            .Where(item => item.Prepared is not null)
            .Select(item => (
                new ReferenceSpectrum(
                    item.file.Name,
                    Substance.Of(item.file.Index?.Name ?? item.Acquisition.Title ?? item.file.Name, item.file.Index?.Cas ?? item.Acquisition.Cas),
                    item.Acquisition.Technique, item.file.Index?.Phase, null, "absorbance", false, null),
                item.Prepared!)),
    ];

    private static (ReferenceSpectrum, PreparedSpectrum)[] OfRandomBands() =>
    [
        .. Originals.OfRandomBands().Select((row, number) => (
            new ReferenceSpectrum(
                FormattableString.Invariant($"random-{number}"), Substance.Of(FormattableString.Invariant($"Random {number}"), null), Technique.NotStated, null, null, "absorbance", true, null),
            Multiplication.Prepared([.. row.Select(value => (double)value)], Technique.NotStated))),
    ];
}
