using Spectra.Driver.Docking;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Seizures;

public sealed class ReceiptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SteppingClock _clock = new();
    private readonly Database _database;
    private readonly MeasurementStore _store;
    private readonly StoredRecord _record = Some.Record("7", 7);
    private readonly RecordKey _key;

    public ReceiptTests()
    {
        _database = Database.Open(_folder.Path, _clock);
        _store = new MeasurementStore(_database, _clock, "0.1.0");
        _key = RecordKey.Of("SN 7", _record)!;
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void WhatWasTakenUnderAKeyIsFoundByItAndNoOther()
    {
        Assert.Null(_store.FindContent(_key));
        DockEvent.Taken file = Some.File(_record, _key, "content");

        _store.Begin(Some.Address).Record(file, [Some.Sample()]);

        Assert.Equal(file.Sha256, _store.FindContent(_key));
        Assert.False(_store.HasOther(_key));
        Assert.All([_key with { Bytes = 8 }, _key with { DeviceTime = "later" }], other => Assert.True(_store.HasOther(other)));
        Assert.All([_key with { Serial = "SN 8" }, _key with { RecordId = "8" }], other => Assert.False(_store.HasOther(other)));
        Assert.All([_key with { Serial = "SN 8" }, _key with { RecordId = "8" }, _key with { Bytes = 8 }, _key with { DeviceTime = "later" }], other => Assert.Null(_store.FindContent(other)));
    }

    [Fact]
    public void KnownContentUnderANewIdLeavesAReceiptAlone()
    {
        DockEvent.Taken file = Some.File("content");
        _store.Begin(Some.Address).Record(file, [Some.Sample()]);
        SessionRecorder session = _store.Begin(Some.Address);
        DockEvent.Known known = new(_record, _key, file.Sha256);

        session.Record(known);
        session.End(new DockOutcome.Completed(new DockTally(1, 0, 1, 0, 0)), Some.Report());
        long events = AuditVerifier.Verify(_folder.Path).Events;
        SessionRecorder again = _store.Begin(Some.Address);
        again.Record(known);
        again.Record(known with { Key = null });
        again.End(new DockOutcome.Completed(new DockTally(1, 0, 1, 0, 0)), Some.Report());

        Assert.Equal(file.Sha256, _store.FindContent(_key));
        AuditReport report = AuditVerifier.Verify(_folder.Path);
        Assert.Empty(report.Findings);
        Assert.Equal(events, report.Events);
    }

    [Fact]
    public void WhatAnOlderEngineSetAsideIsPulledAgainUnderTheSameReceipt()
    {
        DockEvent.SetAside file = Some.FileSetAside("notes") with { Key = _key };
        _store.Begin(Some.Address).Record(file);
        MeasurementStore newer = new(_database, _clock, "0.2.0");

        Assert.Equal(file.Sha256, _store.FindContent(_key));
        Assert.Null(newer.FindContent(_key));
        Assert.IsType<RecordOutcome.Recorded>(newer.Begin(Some.Address).Record(file));

        Assert.Equal(file.Sha256, newer.FindContent(_key));
        Assert.Empty(AuditVerifier.Verify(_folder.Path).Findings);
    }

    [Fact]
    public void OtherContentUnderAKeyThatIsTakenIsRecordedAllTheSame()
    {
        DockEvent.SetAside first = Some.FileSetAside("damaged") with { Key = _key };
        _store.Begin(Some.Address).Record(first);
        DockEvent.Taken second = Some.File(_record, _key, "whole");

        Assert.IsType<RecordOutcome.Recorded>(_store.Begin(Some.Address).Record(second, [Some.Sample()]));

        Assert.True(_store.Knows(second.Sha256));
        Assert.Equal(first.Sha256, _store.FindContent(_key));
        Assert.Empty(AuditVerifier.Verify(_folder.Path).Findings);
    }

    [Fact]
    public void AQuarantinedFileIsKeptWholeAndNotPulledAgain()
    {
        DockEvent.Quarantined file = Some.FileQuarantined(new string('x', FileAside.MaximumKept + 1), _record) with { Key = _key };

        _store.Begin(Some.Address).Record(file);

        SetAsideFile kept = Assert.Single(_store.ListSetAside(5));
        Assert.Equal(("quarantined", true, true), (kept.Code, kept.IsQuarantined, kept.BytesKept));
        Assert.Equal(_record with { Bytes = kept.Length }, kept.Record);
        Assert.Equal(FileAside.MaximumKept + 1, _store.FindRaw(file.Sha256)!.Length);
        Assert.Equal(file.Sha256, _store.FindContent(_key));
    }
}
