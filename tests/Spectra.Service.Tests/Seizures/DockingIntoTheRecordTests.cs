using System.Collections.Immutable;
using Spectra.Driver;
using Spectra.Driver.Docking;
using Spectra.Formats;
using Spectra.Roles;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

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

    private async Task<DockTally> DockAsync(DockSettings? settings = null)
    {
        using Database database = Database.Open(_folder.Path, _clock);
        MeasurementStore store = new(database, _clock, "0.1.0");
        DeviceAddress address = new DeviceAddress.Folder(_stick.Path);
        SessionRecorder recorder = store.Begin(address);
        await foreach (DockEvent happened in new DockSession(address, store, _clock, settings ?? DockSettings.Default with { Read = Read }).RunAsync())
        {
            switch (happened)
            {
                case DockEvent.Connected connected:
                    recorder.Connected(connected);
                    break;
                case DockEvent.Taken taken:
                    recorder.Record(taken, [.. taken.File.Spectra.Select(static spectrum => new NewMeasurement(spectrum, RoleInference.Infer(spectrum), Some.Analysis()))]);
                    break;
                case DockEvent.SetAside setAside:
                    recorder.Record(setAside);
                    break;
                case DockEvent.Ended ended:
                    recorder.End(ended.Outcome);
                    return ended.Outcome.Tally;
                default:
                    break;
            }
        }

        throw new InvalidOperationException("The session had no end.");
    }

    private static ReadResult Read(ReadOnlyMemory<byte> content, string name) => name.EndsWith(".dx", StringComparison.Ordinal)
        ? new ReadResult.Accepted(new SpectrumFile("JCAMP-DX", ImmutableArray.Create(Some.Spectrum(name))))
        : new ReadResult.Refused(new ReadError(ReadErrorCode.NotASpectrum, "Expected a spectrum."));
}
