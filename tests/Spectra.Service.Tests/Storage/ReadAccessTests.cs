using System.Runtime.Versioning;
using Spectra.Driver.Tests;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Storage;

/// <summary>Whoever may only look can look, and leaves no trace; whoever may not even look accuses nobody.</summary>
[UnsupportedOSPlatform("windows")]
public class ReadAccessTests
{
    private const UnixFileMode AllRead = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode AllEnter = AllRead | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    [Fact]
    public void ARecordIsReadAndAuditedWithReadAccessAloneAndNoTraceIsLeft()
    {
        using FilledRecord record = new();
        string[] files = Directory.GetFiles(record.Folder);
        using Modes modes = new(record.Folder, AllEnter, AllRead);

        AuditReport report = Stranger.Does(record.Verify);
        int measurements = Stranger.Does(() => RecordReader.Open(record.Folder).List(100).Length);

        Assert.True(report.IsClean, report.Sentence);
        Assert.Equal(8, measurements);
        Assert.Equal(files, Directory.GetFiles(record.Folder));
    }

    [Fact]
    public void ARecordThatIsBeingWrittenIsReadToItsLastRowWithReadAccessAlone()
    {
        using FilledRecord record = new();
        using Database database = Database.Open(record.Folder, new SteppingClock());
        new MeasurementStore(database, new SteppingClock(), "0.1.0").Begin(Some.Address).Record(Some.File("later"), [Some.Sample()]);
        using Modes modes = new(record.Folder, AllEnter, AllRead);

        AuditReport report = Stranger.Does(record.Verify);

        Assert.True(report.IsClean, report.Sentence);
        Assert.Equal(record.Scalar<long>("SELECT COUNT(*) FROM evidence_event"), report.Events);
    }

    [SqliteTheory]
    [InlineData(Database.FileName)]
    [InlineData(SealFile.FileName)]
    [InlineData("")]
    public void WhatMayNotBeReadIsNotCalledDamaged(string closed)
    {
        using FilledRecord record = new();
        using Modes modes = new(record.Folder, AllEnter, AllRead);
        File.SetUnixFileMode(Path.Combine(record.Folder, closed), UnixFileMode.None);

        AuditReport report = Stranger.Does(record.Verify);
        EvidenceException refusal = Assert.Throws<EvidenceException>(() => Stranger.Does(() => RecordReader.Open(record.Folder).List(1)));

        Assert.Empty(report.Findings);
        Assert.Equal(Obstacle.NoPermission, report.NotChecked!.Obstacle);
        Assert.StartsWith("COULD NOT BE CHECKED", report.Sentence, StringComparison.Ordinal);
        Assert.Equal(Obstacle.NoPermission, refusal.Obstacle);
    }

    [SqliteFact]
    public void LastWritesThatCanNotBeReadWithoutWritingAreNotLeftOutInSilence()
    {
        using FilledRecord record = new();
        byte[] log;
        using (Database database = Database.Open(record.Folder, new SteppingClock()))
        {
            new MeasurementStore(database, new SteppingClock(), "0.1.0").Begin(Some.Address).Record(Some.FileSetAside("later"));
            using FileStream open = new(record.DatabasePath + "-wal", FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            log = new byte[open.Length];
            open.ReadExactly(log);
        }

        File.WriteAllBytes(record.DatabasePath + "-wal", log);
        using Modes modes = new(record.Folder, AllEnter, AllRead);

        AuditReport report = Stranger.Does(record.Verify);

        Assert.Empty(report.Findings);
        Assert.Equal(Obstacle.NoPermission, report.NotChecked!.Obstacle);
        Assert.Contains("-wal", report.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("mistyped")]
    public void LookingMakesNothingWhereThereIsNoRecord(string name)
    {
        using TemporaryFolder folder = new();
        string looked = Path.Combine(folder.Path, name);

        AuditReport report = AuditVerifier.Verify(looked);
        EvidenceException refusal = Assert.Throws<EvidenceException>(() => RecordReader.Open(looked));

        Assert.Empty(report.Findings);
        Assert.Equal((Obstacle.NoRecord, Obstacle.NoRecord), (report.NotChecked!.Obstacle, refusal.Obstacle));
        Assert.Contains(looked, report.Sentence, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [SqliteFact]
    public void ARemovedDatabaseIsTheRecordsFaultWhereItsSealIsStillThere()
    {
        using FilledRecord record = new();
        File.Delete(record.DatabasePath);

        Assert.Equal(AuditFindingKind.DatabaseDamaged, Assert.Single(record.Verify().Findings).Kind);
        Assert.Throws<EvidenceException>(() => Database.Open(record.Folder, new SteppingClock()));
        Assert.False(File.Exists(record.DatabasePath));
    }

    /// <summary>Gives a folder and its files other rights, and back those it had.</summary>
    private sealed class Modes : IDisposable
    {
        private readonly string _folder;
        private readonly UnixFileMode _before;

        public Modes(string folder, UnixFileMode ofFolder, UnixFileMode ofFiles)
        {
            (_folder, _before) = (folder, File.GetUnixFileMode(folder));
            foreach (string file in Directory.GetFiles(folder))
            {
                File.SetUnixFileMode(file, ofFiles);
            }

            File.SetUnixFileMode(folder, ofFolder);
        }

        public void Dispose() => File.SetUnixFileMode(_folder, _before);
    }
}
