using Spectra.Service.Libraries.Releases;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Libraries;

/// <summary>How releases come about, and what a stop or an alteration leaves of them.</summary>
public sealed class ReleaseGovernanceTests : IDisposable
{
    private static readonly (string, string?, int, bool)[] First = [("petn", "78-11-5", 1, false), ("sugar", "57-50-1", 2, false), ("third", null, 3, false), ("doubtful", null, 4, true)];

    private readonly ReleaseSite _site = new();

    private GovernedLibrary Home => new(_site.Folder, GovernedImport.Library);

    public void Dispose() => _site.Dispose();

    [Fact]
    public void AnEntryInQuarantineIsLeftOutUntilItIsReleasedAndOneThatIsWithdrawnIsTakenOut()
    {
        RecordedRelease first = _site.Released(First);
        RecordedImport import = _site.History.Imports[0];
        Decide("doubtful", EntryFate.Released, import.Id);
        Decide("third", EntryFate.Withdrawn, null);

        ReleaseSite.Is<Appending.Done>(_site.Drafting.Draft(GovernedImport.Library, [import.Id], "as decided", ReleaseSite.Alice, static _ => { }));

        RecordedRelease second = _site.History.Releases[^1];
        Assert.Equal(["petn", "sugar", "third"], ReleaseContent.Of(_site.Folder, first).Entries().Select(static entry => entry.Id));
        Assert.Equal(["petn", "sugar", "doubtful"], ReleaseContent.Of(_site.Folder, second).Entries().Select(static entry => entry.Id));
        Assert.Equal((2, first.ManifestSha256), (second.Number, second.PreviousSha256));
        ReleaseDifference difference = ReleaseDifference.Between(ReleaseContent.Of(_site.Folder, first).Entries(), ReleaseContent.Of(_site.Folder, second).Entries());
        Assert.Equal(("doubtful", "third", 0), (Assert.Single(difference.Added).Id, Assert.Single(difference.Removed).Id, difference.Changed.Length));
    }

    [Fact]
    public void AReleaseKnowsWhatListsItDoesNotCoverAndWhatItFindsAgain()
    {
        ReleaseKnowledge knowledge = ReleaseContent.Of(_site.Folder, _site.Released(First)).Manifest().Knowledge;

        Assert.Equal((3, 3), (knowledge.Entries, knowledge.Substances));
        ListCoverage tableOne = knowledge.Coverage.Single(static list => list.List == "1988 Convention Table I");
        Assert.Equal((tableOne.Listed, 0), (tableOne.Missing.Length, tableOne.Covered));
        Assert.Contains(tableOne.Missing, static one => one.Cas == "108-24-7");
        ListCoverage energetic = knowledge.Coverage.Single(static list => list.List == "alerts: energetic");
        Assert.Equal(1, energetic.Covered);
        Assert.DoesNotContain(energetic.Missing, static one => one.Cas == "78-11-5");
        Assert.Equal(3, knowledge.Degraded.Queried);
        Assert.Equal(0, knowledge.LeaveOneOut.Queried);
        Assert.NotEmpty(knowledge.Tail);
        Assert.Equal(knowledge.Tail.Length, knowledge.FalseDiscovery.Length);
        Assert.Contains(knowledge.Limits, static limit => limit.Key == "cas:78-11-5" && limit.Least is >= 0.05 and <= 1);
    }

    [Fact]
    public void ALibraryThatLosesAListedSubstanceIsWorseAndSaysWhichAndNeedsAReason()
    {
        _site.Released(First);
        Decide("petn", EntryFate.Withdrawn, null);
        ReleaseSite.Is<Appending.Done>(_site.Drafting.Draft(GovernedImport.Library, [], "the sample was mislabelled", ReleaseSite.Alice, static _ => { }));
        RecordedRelease release = _site.History.Releases[^1];

        Assert.Contains(release.Worse, static sentence => sentence.StartsWith("alerts: energetic: without a spectrum now, with one before: ", StringComparison.Ordinal));
        string refusal = ReleaseSite.Refused(Approve(release, null));
        Assert.Contains("needs a written reason", refusal, StringComparison.Ordinal);
        Assert.Contains(release.Worse[0], refusal, StringComparison.Ordinal);
        ReleaseSite.Is<Appending.Done>(Approve(release, "a wrong PETN is worse than none"));
    }

    [Fact]
    public void WhoImportedOrDraftedDoesNotApproveAndNothingUnapprovedIsActivated()
    {
        Guid import = GovernedImport.Add(_site.Store, ReleaseSite.Alice.AccountId, First);
        ReleaseSite.Is<Appending.Done>(_site.Drafting.Draft(GovernedImport.Library, [import], "new", ReleaseSite.Bob, static _ => { }));
        RecordedRelease release = _site.History.Releases[^1];

        Assert.Contains("nobody approves their own", ReleaseSite.Refused(Approve(release, null, ReleaseSite.Alice)), StringComparison.Ordinal);
        Assert.Contains("nobody approves their own", ReleaseSite.Refused(Approve(release, null, ReleaseSite.Bob)), StringComparison.Ordinal);
        Assert.Contains("is not approved", ReleaseSite.Refused(_site.Activations.Activate(GovernedImport.Library, 1, "now", "alice")), StringComparison.Ordinal);
        Assert.False(File.Exists(Home.ActiveFile));
    }

    [Fact]
    public void ARollbackPutsTheFormerFileBackAndIsRecorded()
    {
        RecordedRelease first = _site.Released(First);
        byte[] before = File.ReadAllBytes(Home.ActiveFile);
        _site.Released(("fifth", null, 5, false));
        Assert.NotEqual(before, File.ReadAllBytes(Home.ActiveFile));

        ReleaseSite.Is<Appending.Done>(_site.Activations.Rollback(GovernedImport.Library, "too many wrong hits", "alice"));

        Assert.Equal(before, File.ReadAllBytes(Home.ActiveFile));
        Assert.Equal((first.Id, ActivationKind.Rollback), (_site.History.Active!.Id, _site.History.Activations[^1].Kind));
        Assert.Empty(AuditVerifier.Verify(_site.Folder).Findings);
    }

    [Fact]
    public void AStopBetweenTheRecordAndTheFileIsFinishedAtTheNextStart()
    {
        _site.Released(First);
        byte[] first = File.ReadAllBytes(Home.ActiveFile);
        _site.Released(("fifth", null, 5, false));
        byte[] second = File.ReadAllBytes(Home.ActiveFile);

        // The row says release 2, the file is still that of release 1; then it is gone altogether.
        File.WriteAllBytes(Home.ActiveFile, first);
        Assert.Empty(ReleaseActivations.Repair(_site.Folder));
        Assert.Equal(second, File.ReadAllBytes(Home.ActiveFile));
        File.Delete(Home.ActiveFile);
        Assert.Empty(ReleaseActivations.Repair(_site.Folder));
        Assert.Equal(second, File.ReadAllBytes(Home.ActiveFile));
    }

    [Fact]
    public void AStopBetweenTheFolderAndTheRecordLeavesTheNumberToTheNextDraft()
    {
        RecordedRelease first = _site.Released(First);
        Directory.CreateDirectory(Home.Release(2));
        File.WriteAllText(Path.Combine(Home.Release(2), "release.json"), "half");
        Directory.CreateDirectory(Path.Combine(Home.Releases, ".draft-2"));

        RecordedRelease second = _site.Released(("fifth", null, 5, false));

        Assert.Equal((2, first.ManifestSha256), (second.Number, second.PreviousSha256));
        Assert.Equal(["1", "2"], Directory.GetFileSystemEntries(Home.Releases).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("release.json")]
    [InlineData("entries.jsonl")]
    [InlineData("samples.speclib")]
    [InlineData("signature.json")]
    public void AnAlteredReleaseIsNotActivated(string name)
    {
        _site.Released(First);
        _site.Released(("fifth", null, 5, false));
        string path = Path.Combine(Home.Release(1), name);
        byte[] bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);

        ReleaseSite.Refused(_site.Activations.Rollback(GovernedImport.Library, "back", "alice"));

        Assert.Equal(2, _site.History.Active!.Number);
        Assert.NotEmpty(ReleaseContent.Of(_site.Folder, _site.History.Find(1)!).Faults(SiteKeyList.Of(_site.Store.Reader)));
    }

    [Fact]
    public void TheSameEntriesMakeTheSameLibraryAtTwoSites()
    {
        using ReleaseSite other = new();

        Assert.Equal(_site.Released(First).LibrarySha256, other.Released(First).LibrarySha256);
    }

    private void Decide(string entry, EntryFate fate, Guid? import) => ReleaseSite.Is<Appending.Done>(_site.Store.Add(new EntryDecision
    {
        Id = Guid.CreateVersion7(),
        Library = GovernedImport.Library,
        ImportId = import,
        EntryId = entry,
        Decision = fate,
        Reason = "looked at by hand",
        DecidedBy = "alice",
        DecidedAt = DateTimeOffset.UnixEpoch,
    }));

    private Appending Approve(RecordedRelease release, string? reason, Spectra.Service.Accounts.Person? person = null) =>
        ReleaseApprovals.Approve(_site.Store, release, release.ManifestSha256, reason, "approved for use", person ?? ReleaseSite.Bob, DateTimeOffset.UnixEpoch);
}
