using Spectra.Driver;
using Spectra.Driver.Docking;
using Spectra.Driver.Journals;
using Spectra.Service.Pages;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Seizures;

/// <summary>What the record keeps of a session and of what the device stated.</summary>
public sealed class SessionRecordTests : IDisposable
{
    private static readonly DeviceAddress Line = new DeviceAddress.Tcp("127.0.0.1", 5025);

    private readonly TemporaryFolder _folder = new();
    private readonly SteppingClock _clock = new();
    private readonly Database _database;
    private readonly MeasurementStore _store;

    public SessionRecordTests()
    {
        _database = Database.Open(_folder.Path, _clock);
        _store = new MeasurementStore(_database, _clock, "0.1.0");
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void TheJournalOfALineIsKeptAndItsHashIsInTheRecord()
    {
        SessionRecorder session = _store.Begin(Line, new DeskAnswer(true, "J. Doe"));
        session.Connected(Some.Device("SN 7", new SessionTag("clock", "The clock is off.")));
        Guid id = Assert.IsType<RecordOutcome.Recorded>(session.Record(Some.File("content"), [Some.Sample()])).Ids[0];
        session.End(new DockOutcome.Failed(new DockTally(2, 1, 0, 0, 0, 1), "The disk is full."), Some.Report());

        DockingSession found = _store.Find(id)!.Session;
        byte[] journal = File.ReadAllBytes(_folder.File($"journals/{found.Id}.jsonl"));
        string[] lines = System.Text.Encoding.UTF8.GetString(journal).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains("The answer was damaged.", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"bytesReceived\":4096", lines[1], StringComparison.Ordinal);
        Assert.Equal((Some.Hash(journal), "failed", "The disk is full.", 1), (found.End!.JournalSha256, found.End.Outcome, found.End.Sentence, found.End.Tally.Quarantined));
        Assert.Equal((Some.Report().Totals, 3.5), (found.End.Totals, found.End.DurationSeconds));
        Assert.Equal(("SIMULATED instrument.", "yes", "J. Doe", "clock"), (found.ProfileBasis, found.Decontaminated, found.DecontaminatedBy, found.Tags.Single().Id));
    }

    [Fact]
    public void OfSessionsThatBringNothingOnlyTheLatestJournalsAreKept()
    {
        Guid first = Guid.CreateVersion7(SteppingClock.Start);
        Guid last = first;
        for (int session = 0; session <= SessionJournalFile.MostFruitless; session++)
        {
            last = session == 0 ? first : Guid.CreateVersion7(SteppingClock.Start.AddSeconds(session));
            SessionJournalFile.WriteFruitless(_folder.Path, last, Some.Report());
        }

        string[] kept = [.. Directory.EnumerateFiles(_folder.File("journals/fruitless")).Select(Path.GetFileNameWithoutExtension).OfType<string>()];
        Assert.Equal(100, kept.Length);
        Assert.Contains(last.ToString(), kept);
        Assert.DoesNotContain(first.ToString(), kept);
    }

    [Fact]
    public void ASessionThatBroughtNothingAndFailedLeavesItsJournalBesideTheRecordedOnes()
    {
        SessionRecorder session = _store.Begin(Line);
        session.End(new DockOutcome.Refused("Nobody answers."), Some.Report());

        Assert.True(File.Exists(_folder.File($"journals/fruitless/{session.SessionId}.jsonl")));
        Assert.Empty(Directory.EnumerateFiles(_folder.File("journals")));
    }

    [Fact]
    public void ASessionOnAFolderHasNoJournalAndNobodyWasAsked()
    {
        SessionRecorder session = _store.Begin(Some.Address);
        Guid id = Assert.IsType<RecordOutcome.Recorded>(session.Record(Some.File("content"), [Some.Sample()])).Ids[0];
        session.End(new DockOutcome.Completed(DockTally.None), Some.Report() with { Totals = LinkTotals.None });

        DockingSession found = _store.Find(id)!.Session;
        Assert.Equal((null, "not-asked", null), (found.End!.JournalSha256, found.Decontaminated, found.DecontaminatedBy));
        Assert.False(Directory.Exists(_folder.File("journals")));
    }

    [Theory]
    [InlineData(-30.0, "2026-03-14T09:20:30")]
    [InlineData(90.0, "2026-03-14T09:18:30")]
    [InlineData(null, null)]
    [InlineData(1e15, null)]
    public void TheDevicesTimeIsKeptAsItIsAndBesideItByOurClock(double? offset, string? corrected)
    {
        SessionRecorder session = _store.Begin(Line);
        session.Connected(Some.Device() with { Health = new DeviceHealth { ClockOffsetSeconds = offset } });
        StoredRecord record = Some.Record("7") with { Role = MeasurementRole.Check };

        Guid id = Assert.IsType<RecordOutcome.Recorded>(session.Record(Some.File(record, null, "content"), [Some.Sample()])).Ids[0];

        Measurement found = _store.Find(id)!.Measurement;
        Assert.Equal((record.MeasuredAt, "7", "check"), (found.DeviceMeasuredAt, found.RecordId, found.RoleByDevice));
        Assert.Equal(corrected, found.MeasuredAtCorrected?.UtcDateTime.ToString("s", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void ASessionThatWasCutOffGetsItsSequencesAtTheNextOne()
    {
        SessionRecorder cut = _store.Begin(Line);
        cut.Connected(Some.Device());
        Guid id = Assert.IsType<RecordOutcome.Recorded>(cut.Record(Some.File("content"), [Some.Sample()])).Ids[0];
        Assert.Null(_store.Find(id)!.Sequence);

        SessionRecorder next = _store.Begin(Line);
        next.Connected(Some.Device());
        IReadOnlyList<MeasurementSequence> added = next.End(new DockOutcome.Completed(DockTally.None), Some.Report());

        Assert.Equal(id, Assert.Single(added).MeasurementId);
        Assert.True(added[0].Equals(_store.Find(id)!.Sequence));
        Assert.Empty(next.End(new DockOutcome.Completed(DockTally.None), Some.Report()));
    }

    [Fact]
    public void WithoutASerialNumberAnotherSessionsBlankIsNotTaken()
    {
        SessionRecorder first = _store.Begin(Some.Address);
        first.Record(Some.File(Some.Record("1"), null, "blank"), [Some.As(MeasurementRole.Blank)]);
        first.End(new DockOutcome.Completed(DockTally.None), Some.Report());
        SessionRecorder second = _store.Begin(Some.Address);
        second.Record(Some.File(Some.Record("2"), null, "sample"), [Some.Sample()]);

        MeasurementSequence sequence = Assert.Single(second.End(new DockOutcome.Completed(DockTally.None), Some.Report()));

        Assert.Null(sequence.BlankId);
        Assert.Contains(sequence.Tags, static tag => tag.Id == MeasurementSequence.NoCleanBlank);
    }

    [Fact]
    public void AFailedPerformanceCheckIsKeptAndTagsTheSampleInTheList()
    {
        SessionRecorder session = _store.Begin(Line);
        session.Connected(Some.Device());
        Guid check = Assert.IsType<RecordOutcome.Recorded>(session.Record(Some.File(Some.Record("1") with { Number = 0 }, null, "film"), [Some.Check(NewPerformanceCheck.Failed)])).Ids[0];
        string page = ResultsPage.Render(_folder.Path, _store, "An Officer", "");
        StoredRecord second = Some.Record("2") with { Number = 1 };
        Guid sample = Assert.IsType<RecordOutcome.Recorded>(session.Record(Some.File(second, null, "sample"), [Some.Sample()])).Ids[0];
        session.End(new DockOutcome.Completed(DockTally.None), Some.Report());

        Assert.Equal("failed", Assert.Single(_store.Find(check)!.Checks).Verdict);
        Assert.Equal("failed", _store.List(5).Single(shown => shown.Measurement.Id == check).Check!.Verdict);
        Assert.Contains("PERFORMANCE CHECK FAILED: polystyrene film", page, StringComparison.Ordinal);
        Assert.Contains("The performance check is done.", page, StringComparison.Ordinal);
        MeasurementSummary summary = _store.List(5).Single(shown => shown.Measurement.Id == sample);
        Assert.Null(summary.Check);
        Assert.Equal(check, summary.Sequence!.CheckId);
        Assert.Contains(summary.Sequence.Tags, static tag => tag.Id == MeasurementSequence.PerformanceCheckFailed);
        Assert.Empty(AuditVerifier.Verify(_folder.Path).Findings);
    }
}
