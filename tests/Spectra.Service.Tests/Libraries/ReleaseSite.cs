using System.Collections.Immutable;
using Spectra.Service.Accounts;
using Spectra.Service.Libraries.Releases;
using Spectra.Service.Storage;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Tests.Libraries;

/// <summary>A site that keeps libraries, without people at the door: who does what is told to its parts.</summary>
internal sealed class ReleaseSite : IDisposable
{
    public static readonly Person Alice = Someone("alice");
    public static readonly Person Bob = Someone("bob");

    private readonly TemporaryFolder _folder = new();
    private readonly SteppingClock _clock = new();
    private readonly Database _database;

    public ReleaseSite()
    {
        _database = Database.Open(_folder.File("data"), _clock);
        Store = new ReleaseStore(_database);
        Drafting = new ReleaseDrafting(Store, _clock);
        Activations = new ReleaseActivations(Store, _clock);
        Keys = new TrustedKeys(Store, _clock);
        Reception = new ReleaseReception(Store, _clock);
    }

    public string Folder => _database.Folder;

    public ReleaseStore Store { get; }

    public ReleaseDrafting Drafting { get; }

    public ReleaseActivations Activations { get; }

    public TrustedKeys Keys { get; }

    public ReleaseReception Reception { get; }

    public LibraryHistory History => Store.Of(GovernedImport.Library);

    /// <summary>Its public key, as another site gets it.</summary>
    public string PublicKey => File.ReadAllText(Path.Combine(Folder, "keys", "seal-public.pem"));

    /// <summary>A release of these entries beside those of the active one, drafted by Alice, approved by Bob and activated.</summary>
    public RecordedRelease Released(params (string Id, string? Cas, int Seed, bool IsQuarantined)[] entries)
    {
        Guid import = GovernedImport.Add(Store, Alice.AccountId, entries);
        Is<Appending.Done>(Drafting.Draft(GovernedImport.Library, [import], "new references", Alice, static _ => { }));
        RecordedRelease release = History.Releases[^1];
        Is<Appending.Done>(ReleaseApprovals.Approve(Store, release, release.ManifestSha256, "as the lab decided", "approved for use", Bob, _clock.GetUtcNow()));
        Is<Appending.Done>(Activations.Activate(GovernedImport.Library, release.Number, "in force", Alice.AccountId));
        return release;
    }

    /// <summary>A release as a file for other sites, signed by this one or by somebody else.</summary>
    public string Exported(RecordedRelease release, ISealSigner? signer = null)
    {
        string path = _folder.File($"{release.Number}-{Guid.NewGuid():N}.spectra-release");
        using FileStream file = new(path, FileMode.CreateNew, FileAccess.ReadWrite);
        using ISealSigner own = SiteSigner.Open(Folder);
        ReleaseFile.Write(file, ReleaseContent.Of(Folder, release), History.ApprovalsOf(release), signer ?? own);
        return path;
    }

    /// <summary>The sentence of a refusal.</summary>
    public static string Refused(Appending outcome) => Is<Appending.Refused>(outcome).Sentence;

    public static T Is<T>(Appending outcome)
        where T : Appending
    {
        Assert.True(outcome is T, outcome.ToString());
        return (T)outcome;
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    private static Person Someone(string name) => new(name, name, $"The {name}", [Role.LibraryAdmin], null, null);
}
