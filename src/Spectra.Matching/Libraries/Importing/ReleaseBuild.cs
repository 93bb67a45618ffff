using System.Collections.Immutable;
using Spectra.Formats;
using Spectra.Preprocessing;

namespace Spectra.Libraries.Importing;

/// <summary>Builds the library of a release: a pure function of its entries and the originals, the same bytes always.</summary>
public static class ReleaseBuild
{
    /// <summary>Entries are decoded side by side in blocks of this many, so that memory stays bounded and the order is the list's.</summary>
    private const int BlockSize = 256;

    /// <summary>Decodes every entry and writes the library; entries that can't serve are listed, never fatal.</summary>
    /// <param name="entries">The entries, in the order of the rows.</param>
    /// <param name="originals">Their originals.</param>
    /// <param name="writer">The library to write; it is completed unless not one entry can serve.</param>
    /// <param name="recipe">The recipe of every row.</param>
    /// <param name="progress">Told how many entries have been decoded.</param>
    /// <param name="survey">Finds the neighbours of every row; see <see cref="LibraryWriter.Complete"/>.</param>
    /// <param name="surveyed">Told the share of rows surveyed, once every entry was decoded.</param>
    /// <exception cref="OriginalException">An original is gone or altered.</exception>
    /// <exception cref="ArgumentException">Two entries have one id.</exception>
    public static LibraryBuildReport Run(
        IEnumerable<ReleaseEntry> entries,
        OriginalStore originals,
        LibraryWriter writer,
        PreprocessingRecipe recipe,
        IProgress<int>? progress = null,
        NeighbourSurvey? survey = null,
        IProgress<double>? surveyed = null)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(originals);
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(recipe);
        ImmutableArray<LeftOutEntry>.Builder leftOut = ImmutableArray.CreateBuilder<LeftOutEntry>();
        int seen = 0;
        foreach (ReleaseEntry[] block in entries.Chunk(BlockSize))
        {
            List<(ReferenceSpectrum, PreparedSpectrum)> rows = [];
            foreach (DecodedEntry decoded in Decode(block, originals, recipe))
            {
                if (decoded.Prepared is { } prepared)
                {
                    rows.Add((Reference(decoded.Entry, decoded.Spectrum!), prepared));
                }
                else
                {
                    leftOut.Add(new LeftOutEntry(decoded.Entry.FileName, decoded.Code!, decoded.Message!));
                }
            }

            writer.Add(rows);
            seen += block.Length;
            progress?.Report(seen);
        }

        // An empty library would silently replace a good one of the same name.
        return new LibraryBuildReport(writer.Count > 0 ? writer.Complete(survey, surveyed) : null, writer.Count, 0, leftOut.ToImmutable());
    }

    /// <summary>Decodes entries side by side, each file of them once; the results stand in the order of the entries.</summary>
    internal static DecodedEntry[] Decode(IReadOnlyList<ReleaseEntry> entries, OriginalStore originals, PreprocessingRecipe recipe)
    {
        DecodedEntry[] decoded = new DecodedEntry[entries.Count];
        int[][] files = [.. Enumerable.Range(0, entries.Count).GroupBy(i => IndexOf(entries[i])).Select(group => group.ToArray())];
        Parallel.For(0, files.Length, f =>
        {
            ReleaseEntry first = entries[files[f][0]];
            ReadResult read = SpectrumReader.Read(originals.Open(first.Sha256), first.FileName, IndexOf(first).Index);
            foreach (int i in files[f])
            {
                decoded[i] = Prepare(entries[i], read, recipe);
            }
        });
        return decoded;
    }

    private static DecodedEntry Prepare(ReleaseEntry entry, ReadResult read, PreprocessingRecipe recipe)
    {
        if (read is ReadResult.Refused { Error: { } error })
        {
            return new DecodedEntry(entry, null, null, error.Id, error.Message);
        }

        ImmutableArray<Spectrum> spectra = ((ReadResult.Accepted)read).File.Spectra;
        if (entry.Subfile < 0 || entry.Subfile >= spectra.Length)
        {
            return new DecodedEntry(entry, null, null, "no-such-subfile", $"The file has {spectra.Length} spectra; the entry names the one of index {entry.Subfile}.");
        }

        Spectrum spectrum = Named(entry, spectra[entry.Subfile]);
        return recipe.Apply(spectrum) switch
        {
            Preparation.Ready ready => new DecodedEntry(entry, spectrum, ready.Spectrum, null, null),
            Preparation.Refused refused => new DecodedEntry(entry, spectrum, null, refused.Refusal.Code, refused.Refusal.Message),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Spectrum Named(ReleaseEntry entry, Spectrum spectrum) =>
        TechniqueWords.Parse(entry.Technique) is var technique && technique != Technique.NotStated && technique != spectrum.Acquisition.Technique
            ? spectrum.Restated(spectrum.Axis.Unit, spectrum.Unit, spectrum.Acquisition with { Technique = technique })
            : spectrum;

    private static ReferenceSpectrum Reference(ReleaseEntry entry, Spectrum spectrum) => new(
        entry.Id,
        Substance.Of(entry.Name ?? entry.Id, entry.Cas),
        spectrum.Acquisition.Technique,
        entry.Phase,
        entry.Source,
        spectrum.Unit.Id,
        spectrum.Warnings.Any(warning => warning.Code == "synthetic"),
        entry.Sha256)
    {
        TechniqueStated = spectrum.Acquisition.TechniqueStated,
    };

    /// <summary>What makes two entries readings of one file: its content, its name where that decides on the format, and what is stated beside it.</summary>
    private static (string Sha256, IndexEntry Index) IndexOf(ReleaseEntry entry) => (entry.Sha256, new IndexEntry(entry.FileName)
    {
        TechniqueStated = entry.TechniqueStated,
        AxisUnit = entry.AxisUnit is { } axis ? Settled(UnitWords.ParseAxis(axis), axis) : AxisUnit.NotStated,
        Unit = entry.Unit is { } unit ? Settled(UnitWords.ParseOrdinate(unit), unit) : OrdinateUnit.NotStated,
    });

    // A word the product has no unit for is a statement too, as in an index.csv.
    private static AxisUnit Settled(AxisUnit unit, string words) => unit != AxisUnit.NotStated ? unit : AxisUnit.Of(words);

    private static OrdinateUnit Settled(OrdinateUnit unit, string words) => unit.Stated != OrdinateUnit.NotStated.Id ? unit : OrdinateUnit.Of(words);
}
