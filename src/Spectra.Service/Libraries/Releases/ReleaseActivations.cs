using Spectra.Driver;
using Spectra.Libraries;
using Spectra.Service.Libraries.Importing;
using Spectra.Service.Storage;

namespace Spectra.Service.Libraries.Releases;

/// <summary>Lets a release answer: the file is laid ready beside, the activation is recorded, and one rename puts the file in its place.</summary>
/// <remarks>A stop before the row leaves what answered before, a stop after it is finished by <see cref="Repair(string)"/> at the next start. What an analysis was made with it says itself, by the library's hash.</remarks>
internal sealed class ReleaseActivations(ReleaseStore store, TimeProvider time)
{
    private const string Ready = ".ready.new";

    /// <summary>Activates a release that is approved.</summary>
    /// <param name="library">The library.</param>
    /// <param name="number">The release.</param>
    /// <param name="reason">Why; it stays in the record.</param>
    /// <param name="by">Who: the id of an account, or system:NAME.</param>
    public Appending Activate(string library, int number, string reason, string by) => Locked(library, history => history.Find(number) is { } release
        ? Place(history, release, history.Active is { } active && active.Number > number ? ActivationKind.Rollback : ActivationKind.Activation, reason, by)
        : new Appending.NotFound($"There is no release {number} of the library '{library}'."));

    /// <summary>Goes back to the release that answered before.</summary>
    /// <param name="library">The library.</param>
    /// <param name="reason">Why; it stays in the record.</param>
    /// <param name="by">Who: the id of an account, or system:NAME.</param>
    public Appending Rollback(string library, string reason, string by) => Locked(library, history => history.BeforeActive is { } before
        ? Place(history, before, ActivationKind.Rollback, reason, by)
        : new Appending.Refused($"No other release of the library '{library}' answered before: there is nothing to go back to."));

    /// <summary>Puts the file of every active release in its place where a stop, or somebody, left another there.</summary>
    /// <returns>What could not be put right, a sentence each.</returns>
    public static IEnumerable<string> Repair(string dataFolder)
    {
        if (!Directory.Exists(GovernedLibrary.Of(dataFolder)))
        {
            yield break;
        }

        DatabaseReader reader = DatabaseReader.Open(dataFolder);
        foreach (string name in reader.Read(LibraryHistory.Names))
        {
            if (reader.Read(snapshot => LibraryHistory.Of(snapshot, name)).Active is { } active && Repair(dataFolder, active) is { } fault)
            {
                yield return fault;
            }
        }
    }

    private static string? Repair(string dataFolder, RecordedRelease active)
    {
        GovernedLibrary home = new(dataFolder, active.Library);
        if (IdentityOf(home.ActiveFile) == active.LibrarySha256)
        {
            return null;
        }

        try
        {
            using FileStream held = home.Lock();
            ReleaseContent content = ReleaseContent.Of(dataFolder, active);
            if (ReleaseContent.FileFaults(content.LibraryPath, content.Manifest()) is [{ } fault, ..])
            {
                return $"Release {active.Number} of the library '{active.Library}' is active, but its file is not in its place and can't be put there: {fault}";
            }

            Lay(content.LibraryPath, home.ActiveFile + Ready);
            DurableFile.Rename(home.ActiveFile + Ready, home.ActiveFile);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return $"Release {active.Number} of the library '{active.Library}' is active, but its file is not in its place and can't be put there: {failure.Message}";
        }
    }

    private Appending Locked(string library, Func<LibraryHistory, Appending> run)
    {
        if (!GovernedFolder.IsName(library) || store.Of(library).Releases.IsEmpty)
        {
            return new Appending.NotFound($"There is no library '{library}' with a release.");
        }

        using FileStream held = new GovernedLibrary(store.Folder, library).Lock();
        LibraryHistory history = store.Of(library);
        return history.Findings is [{ } finding, ..] ? new Appending.Refused($"The record of the library '{library}' is not as it was written: {finding}") : run(history);
    }

    private Appending Place(LibraryHistory history, RecordedRelease release, ActivationKind kind, string reason, string by)
    {
        GovernedLibrary home = new(store.Folder, history.Library);
        ReleaseContent content = ReleaseContent.Of(store.Folder, release);
        if (Refusal(history, release, content, home) is { } refusal)
        {
            return new Appending.Refused(refusal);
        }

        string ready = home.ActiveFile + Ready;
        try
        {
            Lay(content.LibraryPath, ready);
            ReleaseActivation activation = new()
            {
                Id = Guid.CreateVersion7(time.GetUtcNow()),
                Library = history.Library,
                ReleaseId = release.Id,
                ReplacedId = history.Active?.Id,
                Kind = kind,
                Reason = reason,
                ActivatedBy = by,
                ActivatedAt = time.GetUtcNow(),
            };
            if (store.Add(activation) is { } refused)
            {
                return new Appending.Refused(refused);
            }

            DurableFile.Rename(ready, home.ActiveFile);
            return new Appending.Done(activation.Id);
        }
        finally
        {
            File.Delete(ready);
        }
    }

    private string? Refusal(LibraryHistory history, RecordedRelease release, ReleaseContent content, GovernedLibrary home) =>
        history.Active?.Id == release.Id ? $"Release {release.Number} of the library '{release.Library}' answers already."
        : !history.IsApproved(release) ? $"Release {release.Number} of the library '{release.Library}' is not approved: somebody who neither imported nor drafted it must approve it first."
        : release.KeyFingerprint is { } key && !store.Keys().Any(known => known.KeyFingerprint == key && known.Trusted) ? $"Release {release.Number} of the library '{release.Library}' came signed with the key {key}, which is not trusted any longer."
        : content.Faults(SiteKeyList.Of(store.Reader)) is [{ } fault, ..] ? $"Release {release.Number} of the library '{release.Library}' is refused: {fault}"
        : history.Active is null && File.Exists(home.ActiveFile) ? $"There is a library file '{home.ActiveFile}' that no release put there: move it away first."
        : null;

    private static void Lay(string from, string to)
    {
        File.Copy(from, to, overwrite: true);
        using FileStream stream = new(to, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    private static string? IdentityOf(string path)
    {
        if (!File.Exists(path) || ReferenceLibrary.Open(path) is not LibraryOpening.Opened { Library: { } library })
        {
            return null;
        }

        using (library)
        {
            return library.Sha256;
        }
    }
}
