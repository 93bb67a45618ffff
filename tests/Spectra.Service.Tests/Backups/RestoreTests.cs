using Spectra.Service.Accounts;
using Spectra.Service.Backups;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectra.Service.Tests.Storage;

namespace Spectra.Service.Tests.Backups;

/// <summary>What comes back from a backup, on the engine of the run and from one to the other.</summary>
public sealed class RestoreTests : IDisposable
{
    private readonly BackedUpSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public void WhatIsRestoredIsTheSameToTheLastBitAndIntact()
    {
        string backup = _site.BackUp();
        string restored = BackedUpSite.Restored(backup, _site.File("restored"));

        Assert.Equal(_site.Record.Dump(), new RecordProbe(restored).Dump());
        AuditReport audit = AuditVerifier.Verify(restored);
        Assert.True(audit.IsClean, audit.Sentence);
        Assert.Equal(_site.Record.Verify().Head, audit.Head);

        // The record's own test rows name two accounts that never were; those that are were restored as they are.
        Assert.Equal(AccountAudit.Findings(_site.Folder), AccountAudit.Findings(restored));
        Assert.DoesNotContain(AccountAudit.Findings(restored), static finding => finding.Sentence.Contains("'ada'", StringComparison.Ordinal));
        Assert.Equal(BackedUpSite.Content(backup), BackedUpSite.Content(_site.BackUp("again.zip", restored)));
        Assert.Equal(File.ReadAllBytes(Path.Combine(_site.Folder, SealFile.FileName)), File.ReadAllBytes(Path.Combine(restored, SealFile.FileName)));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(restored, "keys", "seal-key.pem")));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(restored, "keys")));
        }
    }

    [PostgresFact(HasOwnSettings = true)]
    public void ASiteMovesToPostgresqlAndBackWithoutADifference()
    {
        string first = _site.BackUp();
        string server = BackedUpSite.Restored(first, _site.FolderWithSettings("server", isPostgresql: true));
        Assert.True(File.Exists(Path.Combine(server, SiteFile.FileName)));
        Assert.False(File.Exists(Path.Combine(server, Database.FileName)));
        Assert.False(File.Exists(Path.Combine(server, AccountStorage.FileName)));
        string second = _site.BackUp("server.zip", server);
        string back = BackedUpSite.Restored(second, _site.FolderWithSettings("back", isPostgresql: false));
        Assert.False(File.Exists(Path.Combine(back, SiteFile.FileName)));

        Assert.Equal("PostgreSQL", BackedUpSite.Manifest(second).GetProperty("database").GetString());
        Assert.Equal(BackedUpSite.Content(first), BackedUpSite.Content(second));
        Assert.Equal(BackedUpSite.Content(first), BackedUpSite.Content(_site.BackUp("back.zip", back)));
        Assert.Equal(_site.Record.Dump(), new RecordProbe(back).Dump());
        Assert.All([server, back], static folder => Assert.True(AuditVerifier.Verify(folder).IsClean, AuditVerifier.Verify(folder).Sentence));
    }

    [Fact]
    public void ARestoredSiteGoesOnWithItsChainAndTheFormerOneIsLeftAlone()
    {
        string restored = BackedUpSite.Restored(_site.BackUp(), _site.File("restored"));
        long events = AuditVerifier.Verify(restored).Events;

        using (Database database = Database.Open(restored, new SteppingClock()))
        {
            new MeasurementStore(database, new SteppingClock(), "0.1.0").Exhibits.Issue("KZ-NEW/1", "J. Doe", null);
        }

        AuditReport audit = AuditVerifier.Verify(restored);
        Assert.True(audit.IsClean, audit.Sentence);
        Assert.Equal(events + 1, audit.Events);
        Assert.Equal(events, _site.Record.Verify().Events);
        Assert.True(_site.Record.Verify().IsClean);
    }

    [Fact]
    public void AFolderThatHoldsSomethingIsLeftAsItIs()
    {
        string backup = _site.BackUp();
        string folder = _site.File("taken");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "notes.txt"), "mine");

        EvidenceException refusal = Assert.Throws<EvidenceException>(() => BackedUpSite.Restored(backup, folder));

        Assert.Contains("is not empty", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["notes.txt"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("checking record/evidence_raw.jsonl")]
    [InlineData("writing keys/seal-key.pem")]
    [InlineData("auditing what was restored")]
    public void ARestoreThatIsCalledOffLeavesNothing(string when)
    {
        string backup = _site.BackUp();
        string folder = _site.FolderWithSettings("restored", TestEngine.IsPostgresql);
        string[] settings = Directory.GetFileSystemEntries(folder);
        string[] before = Directory.GetFileSystemEntries(Path.GetDirectoryName(folder)!);
        using CancellationTokenSource cancellation = new();
        bool wasThere = false;
        DataSite[] made = [];

        Assert.ThrowsAny<OperationCanceledException>(() => Restore.Run(
            backup,
            folder,
            AuditDemands.None,
            new SteppingClock(),
            step =>
            {
                if (step == when)
                {
                    wasThere = true;
                    made = BackedUpSite.SitesBeside(folder);
                    cancellation.Cancel();
                }
            },
            cancellation.Token));

        Assert.True(wasThere);
        Assert.Equal(before.Order(), Directory.GetFileSystemEntries(Path.GetDirectoryName(folder)!).Order());
        Assert.Equal(settings, Directory.GetFileSystemEntries(folder));
        Assert.Equal(TestEngine.IsPostgresql && when.StartsWith("auditing", StringComparison.Ordinal) ? 1 : 0, made.Length);
        Assert.All(made, static site => Assert.False(BackedUpSite.HasSchemas(site), "The server still has the restored site's tables."));
    }

    [Fact]
    public void ARecordUnderAnotherKeyThanTheNotedOneIsNotRestored()
    {
        string backup = _site.BackUp();

        EvidenceException refusal = Assert.Throws<EvidenceException>(() =>
            Restore.Run(backup, _site.File("restored"), new AuditDemands(new string('a', 64)), new SteppingClock(), static _ => { }, CancellationToken.None));

        Assert.Contains("not restored", refusal.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_site.File("restored")));
    }
}
