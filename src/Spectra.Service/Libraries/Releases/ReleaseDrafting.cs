using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Spectra.Driver;
using Spectra.Libraries;
using Spectra.Libraries.Importing;
using Spectra.Preprocessing;
using Spectra.Search;
using Spectra.Service.Accounts;
using Spectra.Service.Libraries.Importing;
using Spectra.Service.Storage;
using Spectra.Service.Storage.Sealing;
using Spectra.Service.Substances;

namespace Spectra.Service.Libraries.Releases;

/// <summary>Drafts releases: built and surveyed beside the others, put into the folder of its number by one rename, then recorded.</summary>
/// <remarks>A stop before the row leaves a folder that no row names; the next draft takes its number and removes it.</remarks>
internal sealed class ReleaseDrafting(ReleaseStore store, TimeProvider time)
{
    private const string Unfinished = ".draft";

    /// <summary>Drafts the next release of a library from the active one, imports, and the decisions over entries.</summary>
    /// <param name="library">The library's name.</param>
    /// <param name="imports">The imports that it takes entries from; none where only decisions change it.</param>
    /// <param name="reason">Why; it stays in the manifest.</param>
    /// <param name="by">Who drafts.</param>
    /// <param name="told">Told how far it has come.</param>
    /// <exception cref="IOException">An original, an import or the active release is gone or altered, or the disk is full.</exception>
    /// <exception cref="EvidenceException">It could not be recorded.</exception>
    public Appending Draft(string library, ImmutableArray<Guid> imports, string reason, Person by, Action<ReleaseStep> told)
    {
        GovernedLibrary home = new(store.Folder, library);
        if (!GovernedFolder.IsName(library) || store.Of(library) is { IsUnknown: true })
        {
            return new Appending.NotFound($"There is no library '{library}': import something into it first.");
        }

        using FileStream held = home.Lock();
        LibraryHistory history = store.Of(library);
        if (history.Findings is [{ } finding, ..])
        {
            return new Appending.Refused($"The record of the library '{library}' is not as it was written: {finding}");
        }

        RecordedImport?[] taken = [.. imports.Select(id => history.Imports.FirstOrDefault(import => import.Id == id))];
        if (Array.IndexOf(taken, null) is >= 0 and int missing)
        {
            return new Appending.NotFound($"There is no import {imports[missing]} into the library '{library}'.");
        }

        ReleaseContent? active = history.Active is { } release ? ReleaseContent.Of(store.Folder, release) : null;
        ImmutableArray<ReleaseEntry> before = active?.Entries() ?? [];
        ImmutableArray<ReleaseEntry> entries = EntryUnion.Of(before, taken.SelectMany(import => Imported(home, import!).Where(one => !one.IsQuarantined || history.IsReleased(import!.Id, one.Entry.Id)).Select(static one => one.Entry)), history.IsWithdrawn);
        string? refusal = entries.IsEmpty ? "Not one entry is left: there is nothing to release."
            : entries.SequenceEqual(before) ? "Nothing would change against the active release."
            : null;
        return refusal is null ? Draft(new Plan(home, history, active, [.. taken.Select(static import => import!)], entries, reason, by), told) : new Appending.Refused(refusal);
    }

    private Appending Draft(Plan plan, Action<ReleaseStep> told)
    {
        int number = plan.History.NextNumber;
        string beside = Path.Combine(plan.Home.Releases, string.Create(CultureInfo.InvariantCulture, $"{Unfinished}-{number}"));
        Remove(beside);
        Directory.CreateDirectory(beside);
        try
        {
            if (Build(plan, number, beside, told) is { } refusal)
            {
                return new Appending.Refused(refusal);
            }

            (RecordedRelease release, byte[] manifest) = Described(plan, number, beside, told);
            using (ISealSigner signer = SiteSigner.Open(store.Folder))
            {
                ReleaseSignature signature = ReleaseSignature.Of(signer, SiteSigner.SiteOf(store.Reader, store.Folder), plan.Home.Name, number, release.ManifestSha256, null);
                Write(Path.Combine(beside, GovernedLibrary.SignatureName), JsonSerializer.SerializeToUtf8Bytes(signature, ReleaseJson.File.ReleaseSignature));
            }

            Write(Path.Combine(beside, GovernedLibrary.ManifestName), manifest);
            Remove(plan.Home.Release(number));
            DurableFile.RenameFolder(beside, plan.Home.Release(number));
            return store.Add(release, [], plan.History.Active?.Id);
        }
        finally
        {
            Remove(beside);
        }
    }

    /// <summary>Builds the library file; a sentence where an entry can't serve.</summary>
    private static string? Build(Plan plan, int number, string folder, Action<ReleaseStep> told)
    {
        PreprocessingRecipe recipe = PreprocessingRecipe.Standard(SpectralGrid.Standard);
        string path = Path.Combine(folder, plan.Home.FileName);
        OriginalStore originals = new(GovernedFolder.Originals(plan.Home.DataFolder));
        using LibraryWriter writer = new(path, plan.Home.Name, number.ToString(CultureInfo.InvariantCulture), recipe);
        LibraryBuildReport report = ReleaseBuild.Run(
            plan.Entries,
            originals,
            writer,
            recipe,
            new Told<int>(count => told(new ReleaseStep("Reading the originals", (double)count / plan.Entries.Length))),
            NeighbourSearch.Survey,
            new Told<double>(share => told(new ReleaseStep("Comparing the entries with each other", share))));
        if (report.LeftOut is [{ } first, ..])
        {
            return $"{report.LeftOut.Length} entries can't serve; the first is of '{first.File}': {first.Message} Withdraw them, with a reason.";
        }

        using FileStream stream = new(path, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
        return null;
    }

    private (RecordedRelease Release, byte[] Manifest) Described(Plan plan, int number, string folder, Action<ReleaseStep> told)
    {
        string path = Path.Combine(folder, plan.Home.FileName);
        using MemoryStream lines = new();
        EntryLines.Write(lines, plan.Entries);
        Write(Path.Combine(folder, GovernedLibrary.EntriesName), lines.ToArray());
        using ReferenceLibrary library = (ReferenceLibrary.Open(path) as LibraryOpening.Opened)?.Library ?? throw new IOException($"The library '{path}' that was just built can't be opened.");
        ReleaseKnowledge knowledge = KnowledgeSurvey.Of(library, ReferenceFacts.Catalogue, new Told<double>(share => told(new ReleaseStep("Searching the library with its own entries", share))));
        DateTimeOffset now = time.GetUtcNow();
        LibraryRelease release = new(
            LibraryRelease.CurrentFormat,
            Guid.CreateVersion7(now),
            SiteSigner.SiteOf(store.Reader, store.Folder),
            plan.Home.Name,
            number,
            plan.Active?.Release.ManifestSha256,
            library.Sha256,
            ReleaseContent.HashOf(path),
            ReleaseContent.HashOf(lines.ToArray()),
            plan.Entries.Length,
            Engine.Version,
            library.Recipe.Hash,
            [.. plan.Imports.Select(static import => new ReleasedImport(import.Id, import.ImportedBy, import.EntriesSha256, import.ReportSha256))],
            knowledge,
            plan.Active is null ? [] : KnowledgeComparison.Worse(knowledge, plan.Active.Manifest().Knowledge),
            plan.Reason,
            plan.By.AccountId,
            plan.By.DisplayName,
            now);
        byte[] manifest = JsonSerializer.SerializeToUtf8Bytes(release, ReleaseJson.File.LibraryRelease);
        return (RowOf(release, ReleaseContent.HashOf(manifest), ReleaseOrigin.Drafted, null, plan.By.AccountId, now), manifest);
    }

    /// <summary>What the record says of a manifest.</summary>
    public static RecordedRelease RowOf(LibraryRelease release, string manifestSha256, ReleaseOrigin origin, string? key, string by, DateTimeOffset at) => new()
    {
        Id = release.Id,
        Library = release.Name,
        Number = release.Number,
        PreviousSha256 = release.PreviousSha256,
        Origin = origin,
        ManifestSha256 = manifestSha256,
        LibrarySha256 = release.LibrarySha256,
        EntriesSha256 = release.EntriesSha256,
        Entries = release.Entries,
        Substances = release.Knowledge.Substances,
        EngineVersion = release.EngineVersion,
        RecipeHash = release.RecipeHash,
        Imports = [.. release.Imports.Select(static import => import.Id.ToString())],
        Worse = release.Worse,
        Reason = release.Reason,
        KeyFingerprint = key,
        DraftedBy = release.DraftedBy,
        DraftedName = release.DraftedName,
        DraftedAt = release.DraftedAt,
        RecordedBy = by,
        RecordedAt = at,
    };

    private static ImmutableArray<ImportedEntry> Imported(GovernedLibrary home, RecordedImport import)
    {
        string path = Path.Combine(home.Import(import.Folder), GovernedLibrary.EntriesName);
        byte[] bytes = File.ReadAllBytes(path);
        if (ReleaseContent.HashOf(bytes) != import.EntriesSha256)
        {
            throw new IOException($"'{path}' was altered: it is not what the import recorded. Import again, or restore the folder from a backup.");
        }

        using StringReader lines = new(Encoding.UTF8.GetString(bytes));
        return [.. EntryLines.ReadImported(lines)];
    }

    private static void Write(string path, byte[] content)
    {
        using FileStream stream = new(path, FileMode.Create, FileAccess.Write, FileShare.None);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What is to be drafted.</summary>
    private sealed record Plan(GovernedLibrary Home, LibraryHistory History, ReleaseContent? Active, ImmutableArray<RecordedImport> Imports, ImmutableArray<ReleaseEntry> Entries, string Reason, Person By);
}
