using System.Collections.Immutable;
using System.Text;
using Spectra.Driver;
using Spectra.Formats.Sources;
using Spectra.Libraries;
using Spectra.Libraries.Importing;
using Spectra.Preprocessing;
using Spectra.Search;
using Spectra.Service.Commands;

namespace Spectra.Service.Libraries.Importing;

/// <summary>Imports spectra for a governed library: keeps the originals, reads and checks every entry, and writes the report.</summary>
/// <remarks>
/// Every step leaves whole files or none. The same order again goes on where a killed one stopped and ends in the same bytes; where it had ended, the report stands.
/// Nothing is released: a draft is made of the entries that an import leaves in its folder.
/// </remarks>
internal static class LibraryImport
{
    /// <summary>The entries of an import, one <see cref="ImportedEntry"/> a line.</summary>
    public const string EntriesFile = "entries.jsonl";

    /// <summary>The report; an import that has one has ended.</summary>
    public const string ReportFile = "report.json";

    /// <summary>The report for a person.</summary>
    public const string TextFile = "report.txt";

    /// <summary>Imports.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="order">What is to be imported.</param>
    /// <param name="facts">What is known of substances.</param>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    /// <exception cref="IOException">The disk is full or gone, or the same import is under way.</exception>
    /// <exception cref="UnauthorizedAccessException">The data folder may not be written.</exception>
    public static ImportOutcome Run(string data, ImportOrder order, KnownSubstances facts, IProgress<double>? progress = null)
    {
        string id = order.Id();
        string folder = GovernedFolder.Import(data, order.Library, id);
        Directory.CreateDirectory(Path.Combine(folder, "blocks"));
        using FileStream turn = Turn(folder);
        if (File.Exists(Path.Combine(folder, ReportFile)))
        {
            return new ImportOutcome(id, folder, ImportReport.Parse(File.ReadAllBytes(Path.Combine(folder, ReportFile))));
        }

        OriginalStore originals = new(GovernedFolder.Originals(data));
        ImmutableArray<ImportedEntry> read = Read(order, originals, new ReadBlocks(Path.Combine(folder, "blocks")), facts, progress);
        string path = Path.Combine(folder, $"{order.Library}.speclib");
        ImmutableArray<ReleaseEntry> comparable = [.. read.Where(imported => !imported.IsQuarantined).Select(imported => imported.Entry)];
        (int Rows, string? Sha256) built = (0, null);
        if (!comparable.IsEmpty)
        {
            using ReferenceLibrary library = Built(path, order.Library, id, comparable, originals, progress);
            built = (library.References.Length, library.Sha256);
            read = ImportChecks.Run(read, library);
        }

        ImportReport report = Report(id, order, read, built.Rows, built.Sha256);
        using MemoryStream lines = new();
        EntryLines.Write(lines, read);
        DurableFile.Replace(Path.Combine(folder, EntriesFile), lines.ToArray());
        DurableFile.Replace(Path.Combine(folder, TextFile), Encoding.UTF8.GetBytes(ImportReportText.Of(report)));
        DurableFile.Replace(Path.Combine(folder, ReportFile), report.ToJson());
        progress?.Report(1);
        return new ImportOutcome(id, folder, report);
    }

    private static ImmutableArray<ImportedEntry> Read(ImportOrder order, OriginalStore originals, ReadBlocks blocks, KnownSubstances facts, IProgress<double>? progress)
    {
        PreprocessingRecipe recipe = PreprocessingRecipe.Standard(SpectralGrid.Standard);
        int files = order.Paths.Sum(SpectrumSource.Count);
        List<ImportedEntry> entries = [];
        int number = 0;
        foreach (SourceItem[] block in order.Paths.SelectMany(SpectrumSource.Read).Chunk(ReadBlocks.Size))
        {
            entries.AddRange(blocks.Read(number++, block, originals, item => EntryReading.Of(item, order.Terms, facts, recipe)));
            progress?.Report(0.25 * Math.Min(1, (double)number * ReadBlocks.Size / Math.Max(1, files)));
        }

        return EntryIds.MakeUnique(entries);
    }

    /// <summary>The library of the entries that can be compared: the one that an earlier start finished, else a new one.</summary>
    private static ReferenceLibrary Built(string path, string name, string id, ImmutableArray<ReleaseEntry> entries, OriginalStore originals, IProgress<double>? progress)
    {
        if (Opened(path) is { } finished)
        {
            if (finished.References.Select(reference => reference.Id).SequenceEqual(entries.Select(entry => entry.Id)))
            {
                return finished;
            }

            finished.Dispose();
        }

        foreach (string left in Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + ".*"))
        {
            File.Delete(left);
        }

        PreprocessingRecipe recipe = PreprocessingRecipe.Standard(SpectralGrid.Standard);
        using (LibraryWriter writer = new(path, name, id, recipe))
        {
            _ = ReleaseBuild.Run(
                entries, originals, writer, recipe,
                progress is null ? null : new Told<int>(count => progress.Report(0.25 + (0.15 * count / entries.Length))),
                NeighbourSearch.Survey,
                progress is null ? null : new Told<double>(share => progress.Report(0.4 + (0.35 * share))));
        }

        return Opened(path) ?? throw new IOException($"The library '{path}' was written and can't be opened: import again.");
    }

    private static ReferenceLibrary? Opened(string path) => File.Exists(path) && ReferenceLibrary.Open(path) is LibraryOpening.Opened { Library: { } library } ? library : null;

    private static ImportReport Report(string id, ImportOrder order, ImmutableArray<ImportedEntry> entries, int rows, string? sha256) => new(
        order.Library,
        id,
        order.Terms.Licence,
        order.Terms.Origin,
        order.By,
        Engine.Version,
        entries.Length,
        rows,
        sha256,
        entries.Count(imported => imported.IsQuarantined),
        entries.Count(imported => imported.Weight == FindingWeight.Flagged),
        ImportReport.GroupsOf(entries));

    /// <summary>Held while the import runs, so that the same one does not run twice at once.</summary>
    private static FileStream Turn(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, "running"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException busy)
        {
            throw new IOException($"The import in '{folder}' is under way in another process: wait for it to end.", busy);
        }
    }
}
