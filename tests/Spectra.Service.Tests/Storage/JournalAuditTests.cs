using Spectra.Driver;
using Spectra.Driver.Docking;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Storage;

/// <summary>The journals of the lines are part of what an audit holds against the record.</summary>
public sealed class JournalAuditTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _journal;
    private readonly long _end;

    public JournalAuditTests()
    {
        SteppingClock clock = new();
        using Database database = Database.Open(_folder.Path, clock);
        MeasurementStore store = new(database, clock, "0.1.0");
        SessionRecorder session = store.Begin(new DeviceAddress.Tcp("127.0.0.1", 5025));
        session.Connected(Some.Device());
        Guid id = Assert.IsType<RecordOutcome.Recorded>(session.Record(Some.File("content"), [Some.Sample()])).Ids[0];
        session.End(new DockOutcome.Completed(new DockTally(1, 1, 0, 0, 0, 0)), Some.Report());
        _journal = JournalFolder.PathOf(_folder.Path, store.Find(id)!.Session.Id);
        AuditReport report = AuditVerifier.Verify(_folder.Path);
        Assert.True(report.IsClean, report.Sentence);
        Assert.Empty(report.Notes);
        _end = database.Read(static snapshot => Dapper.SqlMapper.QuerySingle<long>(snapshot.Connection, "SELECT seq FROM evidence_event WHERE table_name = 'evidence_session_end'"));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AnAlteredJournalIsFoundWithTheEventThatRecordedItsHash()
    {
        File.AppendAllText(_journal, "\n");

        AuditFinding finding = Assert.Single(AuditVerifier.Verify(_folder.Path).Findings);
        Assert.Equal((AuditFindingKind.JournalAltered, EvidenceTables.SessionEnd, (long?)_end), (finding.Kind, finding.Table, finding.Seq));
        Assert.Contains(_journal, finding.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AMissingJournalIsFound(bool withItsFolder)
    {
        if (withItsFolder)
        {
            Directory.Delete(Path.GetDirectoryName(_journal)!, recursive: true);
        }
        else
        {
            File.Delete(_journal);
        }

        AuditFinding finding = Assert.Single(AuditVerifier.Verify(_folder.Path).Findings);
        Assert.Equal((AuditFindingKind.JournalMissing, (long?)_end), (finding.Kind, finding.Seq));
    }

    [Fact]
    public void AJournalThatNoSessionNamesIsANoteAndThatOfAFruitlessSessionIsNone()
    {
        SessionJournalFile.WriteFruitless(_folder.Path, Guid.CreateVersion7(), Some.Report());
        Assert.Empty(AuditVerifier.Verify(_folder.Path).Notes);
        SessionJournalFile.Write(_folder.Path, Guid.CreateVersion7(), Some.Report());

        AuditReport report = AuditVerifier.Verify(_folder.Path);

        Assert.True(report.IsClean);
        Assert.Contains("1 journal belongs to no session's end", Assert.Single(report.Notes), StringComparison.Ordinal);
    }
}
