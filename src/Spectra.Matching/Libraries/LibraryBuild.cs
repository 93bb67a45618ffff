using System.Collections.Immutable;
using System.Security.Cryptography;
using Spectra.Formats;
using Spectra.Formats.Sources;
using Spectra.Preprocessing;

namespace Spectra.Libraries;

/// <summary>Builds a library from files, folders and archives of spectra.</summary>
public static class LibraryBuild
{
    /// <summary>Files are decoded side by side in blocks of this many, so that memory stays bounded and the order is the sources'.</summary>
    private const int BlockSize = 256;

    /// <summary>Reads every source and writes the library; entries that can't serve are listed, never fatal.</summary>
    /// <param name="paths">Files, folders and .zip archives.</param>
    /// <param name="writer">The library to write; it is completed unless not one entry can serve.</param>
    /// <param name="recipe">The recipe of every row.</param>
    /// <param name="excluded">Ids to leave out, with every spectrum of their files.</param>
    /// <param name="progress">Told how many files have been seen.</param>
    /// <param name="survey">Finds the neighbours of every row; see <see cref="LibraryWriter.Complete"/>.</param>
    /// <param name="surveyed">Told the share of rows surveyed, once every file has been seen.</param>
    public static LibraryBuildReport Run(
        IEnumerable<string> paths,
        LibraryWriter writer,
        PreprocessingRecipe recipe,
        IReadOnlySet<string> excluded,
        IProgress<int>? progress = null,
        NeighbourSurvey? survey = null,
        IProgress<double>? surveyed = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(excluded);
        ImmutableArray<LeftOutEntry>.Builder leftOut = ImmutableArray.CreateBuilder<LeftOutEntry>();
        int excludedCount = 0;
        int seen = 0;
        foreach (SourceItem[] block in paths.SelectMany(SpectrumSource.Read).Chunk(BlockSize))
        {
            ImmutableArray<Candidate>[] decoded = new ImmutableArray<Candidate>[block.Length];
            Parallel.For(0, block.Length, i => decoded[i] = Decode(block[i], recipe));
            Dictionary<string, (ReferenceSpectrum, PreparedSpectrum)> entries = new(StringComparer.Ordinal);
            foreach (Candidate candidate in decoded.SelectMany(candidates => candidates))
            {
                string id = FreeId(candidate, taken => entries.ContainsKey(taken) || writer.Contains(taken));
                if (candidate.Refusal is { } refusal)
                {
                    leftOut.Add(refusal);
                }
                else if (excluded.Contains(id) || excluded.Contains(WantedId(candidate)))
                {
                    excludedCount++;
                }
                else
                {
                    entries.Add(id, (Reference(candidate, id), candidate.Prepared!));
                }
            }

            writer.Add([.. entries.Values]);
            seen += block.Length;
            progress?.Report(seen);
        }

        // An empty library would silently replace a good one of the same name.
        return new LibraryBuildReport(writer.Count > 0 ? writer.Complete(survey, surveyed) : null, writer.Count, excludedCount, leftOut.ToImmutable());
    }

    private static ImmutableArray<Candidate> Decode(SourceItem item, PreprocessingRecipe recipe)
    {
        if (item is SourceItem.Refused { Error: { } error })
        {
            return [Candidate.LeftOut(item.Name, error.Id, error.Message)];
        }

        SourceItem.File file = (SourceItem.File)item;
        return SpectrumReader.Read(file.Content, file.Name, file.Index) switch
        {
            ReadResult.Accepted accepted => Prepare(file, accepted.File, recipe),
            ReadResult.Refused refused => [Candidate.LeftOut(file.Name, refused.Error.Id, refused.Error.Message)],
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static ImmutableArray<Candidate> Prepare(SourceItem.File file, SpectrumFile read, PreprocessingRecipe recipe)
    {
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(file.Content.Span));
        return [.. read.Spectra.Select((spectrum, subfile) => recipe.Apply(spectrum) switch
        {
            Preparation.Ready ready => new Candidate(file.Name, subfile, file.Index, spectrum, ready.Spectrum, sha256, null),
            Preparation.Refused refused => Candidate.LeftOut(file.Name, refused.Refusal.Code, refused.Refusal.Message),
            _ => throw new System.Diagnostics.UnreachableException(),
        })];
    }

    /// <summary>The index's id, else the CAS number, else the file's name: what a list of exclusions names, for every spectrum of the file.</summary>
    private static string WantedId(Candidate candidate) => candidate.Index?.Id ?? candidate.Spectrum?.Acquisition.Cas ?? Path.GetFileName(candidate.File);

    /// <summary>The wanted id where it is free; a further spectrum of the same takes a number.</summary>
    private static string FreeId(Candidate candidate, Func<string, bool> isTaken)
    {
        string wanted = WantedId(candidate);
        string id = candidate.Subfile == 0 ? wanted : $"{wanted}#{candidate.Subfile}";
        for (int number = 2; isTaken(id); number++)
        {
            id = $"{wanted}#{number}";
        }

        return id;
    }

    private static ReferenceSpectrum Reference(Candidate candidate, string id)
    {
        Acquisition acquisition = candidate.Spectrum!.Acquisition;
        string name = candidate.Index?.Name ?? acquisition.Title ?? id;
        return new ReferenceSpectrum(
            id,
            Substance.Of(name, candidate.Index?.Cas ?? acquisition.Cas),
            acquisition.Technique,
            candidate.Index?.Phase,
            candidate.Index?.Source ?? acquisition.Origin,
            candidate.Spectrum.Unit.Id,
            candidate.Spectrum.Warnings.Any(warning => warning.Code == "synthetic"),
            candidate.Sha256)
        {
            TechniqueStated = acquisition.TechniqueStated,
        };
    }

    private sealed record Candidate(
        string File, int Subfile, IndexEntry? Index, Spectrum? Spectrum, PreparedSpectrum? Prepared, string? Sha256, LeftOutEntry? Refusal)
    {
        public static Candidate LeftOut(string file, string code, string message) => new(file, 0, null, null, null, null, new LeftOutEntry(file, code, message));
    }
}
