using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Spectra.Service.Backups;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectra.Service.Tests.Storage;

namespace Spectra.Service.Tests.Backups;

/// <summary>How a backup is written.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly BackedUpSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public void AnOutsiderCanCheckItWithASignatureAndHashes()
    {
        string backup = _site.BackUp();
        using ZipArchive zip = ZipFile.OpenRead(backup);
        byte[] manifest = Bytes(zip, "manifest.json");
        using ECDsa key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(Path.Combine(_site.Folder, "keys", "seal-public.pem")));
        Assert.True(key.VerifyData(manifest, Convert.FromBase64String(System.Text.Encoding.ASCII.GetString(Bytes(zip, "manifest.sig"))), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

        JsonElement root = JsonDocument.Parse(manifest).RootElement;
        Assert.Equal("spectra-backup-1", root.GetProperty("format").GetString());
        Assert.Equal(_site.Record.Verify().Head!.Hash, root.GetProperty("head").GetProperty("hash").GetString());
        SortedDictionary<string, string> hashes = BackedUpSite.Hashes(backup);
        Assert.Equal(hashes.Count, root.GetProperty("entries").GetArrayLength() + 2);
        foreach (JsonElement entry in root.GetProperty("entries").EnumerateArray())
        {
            string name = entry.GetProperty("name").GetString()!;
            Assert.Equal(hashes[name], entry.GetProperty("sha256").GetString());
            if (name.EndsWith(".jsonl", StringComparison.Ordinal) && !name.StartsWith("files/", StringComparison.Ordinal))
            {
                Assert.Equal(Bytes(zip, name).Count(static octet => octet == '\n'), entry.GetProperty("rows").GetInt64());
            }
        }

        byte[] file = File.ReadAllBytes(backup);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file.AsSpan(0, file.Length - 64))), System.Text.Encoding.ASCII.GetString(file.AsSpan(file.Length - 64)));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(backup));
        }
    }

    [Fact]
    public async Task ABackupTakenWhileOthersAppendIsOneMomentOfTheRecord()
    {
        using Database database = Database.Open(_site.Folder, new SteppingClock());
        long before = AuditVerifier.Verify(_site.Folder).Events;
        using SemaphoreSlim first = new(0);
        using CancellationTokenSource backedUp = new();
        Task appends = Task.Run(() =>
        {
            MeasurementStore store = new(database, new SteppingClock(), "0.1.0");
            for (int i = 0; i < 200 || !backedUp.IsCancellationRequested; i++)
            {
                store.Exhibits.Issue($"KZ-{i}/B", "J. Doe", null);
                first.Release();
            }
        });
        await first.WaitAsync();

        string backup = _site.BackUp();
        await backedUp.CancelAsync();
        await appends;

        string restored = BackedUpSite.Restored(backup, _site.File("restored"));
        AuditReport audit = AuditVerifier.Verify(restored);
        AuditReport after = AuditVerifier.Verify(_site.Folder);
        Assert.True(audit.IsClean, audit.Sentence);
        Assert.True(after.IsClean, after.Sentence);
        Assert.InRange(audit.Events, before + 1, after.Events - 1);
    }

    [Fact]
    public void ABackupThatIsCalledOffLeavesNothing()
    {
        using CancellationTokenSource cancellation = new();

        Assert.ThrowsAny<OperationCanceledException>(() => Backup.Write(_site.Folder, _site.File("site.zip"), withLibraries: true, new SteppingClock(), _ => CancelInTheMiddle(cancellation), cancellation.Token));

        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(_site.File("x"))!));

        void CancelInTheMiddle(CancellationTokenSource source)
        {
            if (Directory.GetFileSystemEntries(Path.GetDirectoryName(_site.File("x"))!).Length > 0)
            {
                source.Cancel();
            }
        }
    }

    [Fact]
    public void LibrariesAreLeftOutWhereThatIsAskedFor()
    {
        Backup.Write(_site.Folder, _site.File("site.zip"), withLibraries: false, new SteppingClock(), static _ => { }, CancellationToken.None);

        Assert.DoesNotContain(BackedUpSite.Hashes(_site.File("site.zip")).Keys, static name => name.Contains("libraries", StringComparison.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(BackedUpSite.Restored(_site.File("site.zip"), _site.File("restored")), "libraries")));
    }

    [Fact]
    public void ARecordThatIsNotIntactIsNotBackedUp()
    {
        _site.Record.TamperWithoutTraceInTheSchema("UPDATE evidence_session SET serial = 'x'");

        EvidenceException refusal = Assert.Throws<EvidenceException>(() => _site.BackUp());

        Assert.Contains("NOT INTACT", refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_site.File("site.zip")));
    }

    [Fact]
    public void AFileThatIsThereIsNotReplacedAndNoneIsMadeInTheDataFolder()
    {
        File.WriteAllText(_site.File("site.zip"), "mine");

        Assert.Contains("is there already", Assert.Throws<EvidenceException>(() => _site.BackUp()).Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(_site.File("site.zip")));
        Assert.Contains("would lie in the data folder", Assert.Throws<EvidenceException>(() => Backup.Write(_site.Folder, Path.Combine(_site.Folder, "b.zip"), true, new SteppingClock(), static _ => { }, CancellationToken.None)).Message, StringComparison.Ordinal);
        Assert.Contains("There is no folder", Assert.Throws<EvidenceException>(() => _site.BackUp("nowhere/b.zip")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ADiskWithTooLittleRoomIsRefusedBeforeItIsWrittenTo()
    {
        FreeSpace.Demand(_site.Folder, bytes: 1 << 20, available: 1 << 20, "backed up");

        EvidenceException refusal = Assert.Throws<EvidenceException>(() => FreeSpace.Demand(_site.Folder, bytes: (3L << 20) + 1, available: 2 << 20, "backed up"));
        Assert.Contains("has 2 MiB left and 3 MiB may be needed: nothing was backed up", refusal.Message, StringComparison.Ordinal);
    }

    private static byte[] Bytes(ZipArchive zip, string name)
    {
        using Stream content = zip.GetEntry(name)!.Open();
        using MemoryStream bytes = new();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
