using System.Text;
using Spectra.Driver;
using Spectra.Driver.Docking;
using Spectra.Roles;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Seizures;

public sealed class MeasurementStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SteppingClock _clock = new();
    private readonly Database _database;
    private readonly MeasurementStore _store;

    public MeasurementStoreTests()
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
    public void WhatIsRecordedIsFoundAgainWhole()
    {
        SessionRecorder session = _store.Begin(Some.Address);
        session.Connected(Some.Device("SN 7"));
        Spectrum spectrum = Some.Spectrum("white powder", new SpectrumWarning("missing-ordinates", "Two points are missing."));
        RecordOutcome.Recorded recorded = Assert.IsType<RecordOutcome.Recorded>(session.Record(Some.File("content", spectrum), [Some.Sample(spectrum)]));
        session.End(new DockOutcome.Completed(new DockTally(4, 1, 2, 0, 1)), Some.Report());

        MeasurementRecord found = _store.Find(recorded.Ids[0])!;

        Assert.Equal((7, "white powder", "78-11-5", "atr", "ATR, diamond"), (found.Measurement.Id.Version, found.Measurement.Title, found.Measurement.CasStated, found.Measurement.Technique, found.Measurement.TechniqueStated));
        Assert.Equal((4.0, 16L, "14.3.2026 10:20", "2026-03-14T09:20:00.000Z"), (found.Measurement.ResolutionPerCentimetre, found.Measurement.CoAddedScans, found.Measurement.MeasuredAtStated, found.Measurement.DeviceTime));
        Assert.Equal((200L, 0L, 650.0, 4000.0, "1/cm", "absorbance"), (found.Measurement.Points, found.Measurement.MissingPoints, found.Measurement.FirstPosition, found.Measurement.LastPosition, found.Measurement.AxisUnit, found.Measurement.OrdinateUnit));
        Assert.Equal(new SpectrumWarning("missing-ordinates", "Two points are missing."), Assert.Single(found.Measurement.Warnings));
        Assert.Equal(TimeSpan.Zero, found.Measurement.ReceivedAt.Offset);
        Assert.InRange(found.Measurement.ReceivedAt, SteppingClock.Start, SteppingClock.Start.AddMinutes(1));
        Assert.Equal((new DeviceIdentity("SIM-1", "SN 7", null), 80.0, (string?)null), (found.Session.Identity, found.Session.Health.BatteryPercent, found.Session.Health.SelfTest));
        Assert.Equal(("folder:/media/STICK", "completed", new DockTally(4, 1, 2, 0, 1)), (found.Session.Address, found.Session.End!.Outcome, found.Session.End.Tally));
        Analysis analysis = Assert.Single(found.Analyses);
        Assert.Equal(("presumptive-match", "parent", "Presumptive: consistent with PETN."), (analysis.VerdictKind, analysis.Level, analysis.Statement));
        Assert.Equal("78-11-5", Assert.Single(analysis.Ids));
        Assert.Equal(Some.Hash(Encoding.UTF8.GetBytes(analysis.ReportJson)), analysis.ReportSha256);
        Assert.Equal("content", Encoding.UTF8.GetString(_store.FindRaw(found.Measurement.Sha256)!));
        Assert.Equal(["session-started", "bytes-received", "measurement-recorded", "analysis-recorded"], found.Events.Select(static happened => happened.Kind));
        // Event 4 is the decision rule, which the first analysis of all brings with it.
        Assert.Equal([1L, 2, 3, 5], found.Events.Select(static happened => happened.Seq));
        Assert.Empty(AuditVerifier.Verify(_folder.Path).Findings);
    }

    [Fact]
    public void TheSameBytesAreRecordedOnceWhicheverSessionBringsThem()
    {
        DockEvent.Taken file = Some.File("content");
        Assert.False(_store.Knows(file.Sha256));
        SessionRecorder first = _store.Begin(Some.Address);
        first.Record(file, [Some.Sample()]);
        first.End(new DockOutcome.Completed(DockTally.None), Some.Report());
        long events = AuditVerifier.Verify(_folder.Path).Events;

        SessionRecorder again = _store.Begin(Some.Address);
        RecordOutcome outcome = again.Record(file with { Record = Some.Record("copy.jdx") }, [Some.Sample()]);
        again.End(new DockOutcome.Completed(DockTally.None), Some.Report());

        Assert.IsType<RecordOutcome.AlreadyRecorded>(outcome);
        Assert.True(_store.Knows(file.Sha256));
        Assert.Equal(events, AuditVerifier.Verify(_folder.Path).Events);
    }

    [Fact]
    public void EverySpectrumOfAFileIsAMeasurementOfItsOwn()
    {
        Spectrum[] spectra = [Some.Spectrum("first"), Some.Spectrum("second")];
        InferredRole background = new(MeasurementRole.Background, RoleBasis.Stated, "Stated.");

        _store.Begin(Some.Address).Record(Some.File("two", spectra), [Some.Sample(spectra[0]), new NewMeasurement(spectra[1], background, null)]);

        MeasurementSummary[] list = [.. _store.List(10).OrderBy(static summary => summary.Measurement.Subfile)];
        Assert.Equal([(0L, "first"), (1L, "second")], list.Select(static summary => (summary.Measurement.Subfile, summary.Measurement.Title!)));
        Assert.NotNull(list[0].Latest);
        Assert.Null(list[1].Latest);
        Assert.Equal((MeasurementRole.Background, "stated"), (list[1].Role, list[1].Measurement.RoleBasis));
    }

    [Fact]
    public void ACorrectedRoleStandsBesideTheOldOne()
    {
        Guid id = Assert.IsType<RecordOutcome.Recorded>(_store.Begin(Some.Address).Record(Some.File("content"), [Some.Sample()])).Ids[0];

        Assert.True(_store.CorrectRole(id, MeasurementRole.Check, "film taken for a sample", "J. Doe"));
        Assert.True(_store.CorrectRole(id, MeasurementRole.Blank, "no, the empty crystal", "J. Doe"));
        Assert.False(_store.CorrectRole(Guid.Empty, MeasurementRole.Blank, "nothing there", "J. Doe"));

        MeasurementRecord found = _store.Find(id)!;
        Assert.Equal((MeasurementRole.Sample, MeasurementRole.Blank, "corrected"), (found.Measurement.Role, found.CurrentRole, found.CurrentRoleBasis));
        Assert.Equal([("sample", "check"), ("check", "blank")], found.Corrections.Select(static correction => (correction.OldValue!, correction.NewValue!)));
        Assert.Equal(MeasurementRole.Blank, Assert.Single(_store.List(5)).Role);
        Assert.Throws<ArgumentException>(() => _store.CorrectRole(id, MeasurementRole.Blank, " ", "J. Doe"));
    }

    [Fact]
    public void ALaterAnalysisIsTheLatestAndTheEarlierStays()
    {
        Guid id = Assert.IsType<RecordOutcome.Recorded>(_store.Begin(Some.Address).Record(Some.File("content"), [Some.Sample()])).Ids[0];

        _store.AppendAnalysis(id, Some.Analysis("Inconclusive."));

        Assert.Equal(["Presumptive: consistent with PETN.", "Inconclusive."], _store.Find(id)!.Analyses.Select(static analysis => analysis.Statement));
        Assert.Equal("Inconclusive.", Assert.Single(_store.List(5)).Latest!.Statement);
    }

    [Fact]
    public void AnAnalysisOfAMeasurementThatIsNotThereIsRefused() =>
        Assert.Throws<EvidenceException>(() => _store.AppendAnalysis(Guid.CreateVersion7(), Some.Analysis()));

    [Fact]
    public void AFileSetAsideIsKeptWithItsReasonAndTriedAgainByANewerEngine()
    {
        DockEvent.SetAside file = Some.FileSetAside("shopping list");
        _store.Begin(Some.Address).Record(file);
        MeasurementStore newer = new(_database, _clock, "0.2.0");

        SetAsideFile kept = Assert.Single(_store.ListSetAside(5));
        Assert.Equal(("notes.txt", "not-a-spectrum", true), (kept.FileName, kept.Code, kept.BytesKept));
        Assert.Equal("shopping list", Encoding.UTF8.GetString(_store.FindRaw(file.Sha256)!));
        Assert.True(_store.Knows(file.Sha256));
        Assert.False(newer.Knows(file.Sha256));

        DockEvent.Taken nowRead = Some.File("shopping list");
        Assert.IsType<RecordOutcome.Recorded>(newer.Begin(Some.Address).Record(nowRead, [Some.Sample()]));
        Assert.True(_store.Knows(file.Sha256));
        Assert.Empty(AuditVerifier.Verify(_folder.Path).Findings);
    }

    [Fact]
    public void OfALargeFileThatIsNoSpectrumOnlyTheHashIsKept()
    {
        DockEvent.SetAside film = Some.FileSetAside(new string('x', FileAside.MaximumKept + 1));

        _store.Begin(Some.Address).Record(film);

        Assert.False(Assert.Single(_store.ListSetAside(5)).BytesKept);
        Assert.Null(_store.FindRaw(film.Sha256));
        Assert.True(_store.Knows(film.Sha256));
        Assert.Empty(AuditVerifier.Verify(_folder.Path).Findings);
    }

    [Fact]
    public void AnAlteredRowIsReportedWhenItIsReadNotShownAsIfItWereRight()
    {
        using Storage.FilledRecord record = new();
        string id = record.Scalar<string>("SELECT id FROM evidence_measurement LIMIT 1");
        record.TamperWithoutTraceInTheSchema("UPDATE evidence_measurement SET received_at = 'yesterday'");
        using Database database = Database.Open(record.Folder, _clock);

        EvidenceException refusal = Assert.Throws<EvidenceException>(() => new MeasurementStore(database, _clock, "0.1.0").Find(Guid.Parse(id)));

        Assert.Contains("audit verify", refusal.Message, StringComparison.Ordinal);
    }
}
