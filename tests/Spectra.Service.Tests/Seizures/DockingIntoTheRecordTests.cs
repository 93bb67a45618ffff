using System.Collections.Immutable;
using Spectra.Driver;
using Spectra.Driver.Docking;
using Spectra.Formats;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectra.Service.Tests.Commands;

namespace Spectra.Service.Tests.Seizures;

public sealed class DockingIntoTheRecordTests : IDisposable
{
    private readonly TemporaryFolder _stick = new();
    private readonly TemporaryFolder _folder = new();
    private readonly SteppingClock _clock = new();

    public void Dispose()
    {
        _stick.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task DockingTheSameFolderAgainAddsNothing()
    {
        await File.WriteAllTextAsync(_stick.File("a.dx"), "spectrum a");
        await File.WriteAllTextAsync(_stick.File("b.dx"), "spectrum b");
        await File.WriteAllTextAsync(_stick.File("notes.txt"), "no spectrum");

        DockTally first = await DockAsync();
        AuditReport after = AuditVerifier.Verify(_folder.Path);
        DockTally second = await DockAsync();
        AuditReport again = AuditVerifier.Verify(_folder.Path);

        Assert.Equal(new DockTally(3, 2, 0, 1, 0), first);
        Assert.Equal(new DockTally(3, 0, 3, 0, 0), second);
        Assert.Empty(again.Findings);
        Assert.Equal((after.Events, after.Head), (again.Events, again.Head));
    }

    [Fact]
    public async Task AFileTooLargeIsRecordedByItsHashOnceAndForAll()
    {
        await File.WriteAllTextAsync(_stick.File("film.avi"), new string('x', 5000));
        DockSettings small = DockSettings.Default with { Read = Read, MaximumFileBytes = 4999 };

        Assert.Equal(new DockTally(1, 0, 0, 1, 0), await DockAsync(small));
        Assert.Equal(new DockTally(1, 0, 1, 0, 0), await DockAsync(small));

        SetAsideFile film = Assert.Single(RecordReader.Open(_folder.Path).ListSetAside(5));
        Assert.Equal(("film.avi", 5000L, false, "too-large"), (film.FileName, film.Length, film.BytesKept, film.Code));
        Assert.Empty(AuditVerifier.Verify(_folder.Path).Findings);
    }

    [Fact]
    public async Task AStickThatSaysItsSerialNumberIsNotReadAgainAndItsSequenceGoesOnFromSessionToSession()
    {
        await File.WriteAllTextAsync(_stick.File("INSTRUMENT.INI"), "Serial=SN 7\n");
        await WriteAsync("1-background.dx", 1);
        await WriteAsync("2-blank.dx", 2);
        await DockAsync();
        await WriteAsync("3-sample.dx", 3);

        List<DockStep> steps = [];
        await DockAsync(show: steps.Add);

        using Database database = Database.Open(_folder.Path, _clock);
        MeasurementStore store = new(database, _clock, "0.1.0");
        Dictionary<string, Guid> ids = store.List(10).ToDictionary(static summary => summary.Measurement.FileName, static summary => summary.Measurement.Id);
        MeasurementSequence sequence = Assert.Single(steps.OfType<DockStep.Sequenced>()).Sequence;
        Assert.Equal((ids["3-sample.dx"], (Guid?)ids["1-background.dx"], (Guid?)ids["2-blank.dx"]), (sequence.MeasurementId, sequence.BackgroundId, sequence.BlankId));
        Assert.Empty(sequence.Tags);
        Assert.True(sequence.Equals(store.Find(sequence.MeasurementId)!.Sequence));
        Assert.Empty(AuditVerifier.Verify(_folder.Path).Findings);
    }

    [Fact]
    public async Task WhatWasMeasuredBeforeTheDetectorCameIsKeptApartUntilAPersonAdmitsIt()
    {
        await WriteAsync("old.jdx", 1, SampleFiles.Jcamp(SampleFiles.Measured(1, 1)));
        DockRequest request = new(new DeviceAddress.Folder(_stick.Path)) { Since = SteppingClock.Start.AddYears(1) };

        DockTally tally = (await DockAsync(request)).Tally;
        DockTally again = (await DockAsync(request)).Tally;

        Assert.Equal((0, 1, 0), (tally.Taken, tally.Quarantined, tally.SetAside));
        Assert.Equal((1, 0), (again.Known, again.Quarantined));
        using Database database = Database.Open(_folder.Path, _clock);
        MeasurementStore store = new(database, _clock, Engine.Version);
        SetAsideFile kept = Assert.Single(store.ListSetAside(5));
        Assert.True(kept.IsQuarantined);
        Assert.Contains("record admit", kept.Message, StringComparison.Ordinal);
        Assert.Empty(store.List(5));

        Guid id = Assert.Single(Assert.IsType<AdmissionOutcome.Admitted>(new Admission(store, null).Admit(kept.Id, "measured here, the clock was wrong", "J. Doe")).Ids);
        Assert.IsType<AdmissionOutcome.Refused>(new Admission(store, null).Admit(kept.Id, "again", "J. Doe"));
        Assert.IsType<AdmissionOutcome.Refused>(new Admission(store, null).Admit(Guid.CreateVersion7(), "nothing there", "J. Doe"));

        SetAsideFile admitted = Assert.Single(store.ListSetAside(5));
        Assert.Equal(("J. Doe", "quarantined", "admitted"), (admitted.Admission!.By, admitted.Admission.OldValue, admitted.Admission.NewValue));
        MeasurementRecord record = store.Find(id)!;
        Assert.Equal((kept.SessionId, kept.Sha256), (record.Session.Id, record.Measurement.Sha256));
        Assert.Contains(record.Sequence!.Tags, static tag => tag.Id == MeasurementSequence.NoCleanBlank);
        Assert.Empty(AuditVerifier.Verify(_folder.Path).Findings);
    }

    private async Task WriteAsync(string name, int minute, string? content = null)
    {
        await File.WriteAllTextAsync(_stick.File(name), content ?? name);
        File.SetLastWriteTimeUtc(_stick.File(name), SteppingClock.Start.UtcDateTime.AddHours(-2).AddMinutes(minute));
    }

    private async Task<DockTally> DockAsync(DockSettings? settings = null, Action<DockStep>? show = null) =>
        (await DockAsync(new DockRequest(new DeviceAddress.Folder(_stick.Path)) { Settings = settings ?? DockSettings.Default with { Read = Read } }, show)).Tally;

    private async Task<DockOutcome> DockAsync(DockRequest request, Action<DockStep>? show = null)
    {
        using Database database = Database.Open(_folder.Path, _clock);
        return await new Docking(new MeasurementStore(database, _clock, Engine.Version), null, _clock).RunAsync(request, show ?? (static _ => { }), CancellationToken.None);
    }

    private static ReadResult Read(ReadOnlyMemory<byte> content, string name) => name.EndsWith(".dx", StringComparison.Ordinal)
        ? new ReadResult.Accepted(new SpectrumFile("JCAMP-DX", ImmutableArray.Create(Shown(name))))
        : new ReadResult.Refused(new ReadError(ReadErrorCode.NotASpectrum, "Expected a spectrum."));

    private static Spectrum Shown(string name) =>
        name.Contains("background", StringComparison.Ordinal) ? Spectrum.Create(SpectralAxis.Even(AxisUnit.PerCentimetre, 650, 4000, 400), OrdinateUnit.SingleBeam, [.. Enumerable.Repeat(0.5, 400)], new Acquisition(), [])
        : name.Contains("blank", StringComparison.Ordinal) ? Spectrum.Create(SpectralAxis.Even(AxisUnit.PerCentimetre, 650, 4000, 838), OrdinateUnit.Absorbance, new double[838], new Acquisition(), [])
        : Some.Spectrum(name);
}
