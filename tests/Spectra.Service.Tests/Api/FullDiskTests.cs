using System.Globalization;
using System.Net;
using System.Text.Json;
using Spectra.Driver.Tests;
using Spectra.Service.Accounts;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectra.Service.Tests.Cases;
using Spectra.Service.Tests.Commands;
using Spectra.Service.Tests.Storage;

namespace Spectra.Service.Tests.Api;

/// <summary>A disk that is full, and a folder that can't be written: said in a sentence, nothing half-written, and it goes on afterwards.</summary>
public class FullDiskTests
{
    private const int Megabytes = 12;

    [SmallDiskFact]
    public async Task AFullDiskIsSaidAndTheRecordGoesOnWhenThereIsSpaceAgain()
    {
        using SmallDisk disk = new(Megabytes);
        string folder = Path.Combine(disk.Path, "data");
        await using ServiceHost host = await ServiceHost.StartAsync(folder);
        (Account account, string password) = await host.AccountAsync(Role.Officer);
        using Someone officer = new(await host.SignedInAsync(account.UserName!, password), account, password);
        Assert.Equal(HttpStatusCode.Created, (await UploadAsync(officer, 0)).Status);
        int recorded = 1;

        // The space left is less each time, so that it ends in another step of an append: the rows, the seal, its renaming.
        foreach (long left in (long[])[300_000, 120_000, 60_000, 20_000, 8_000, 0])
        {
            disk.Fill(left);
            long events = AuditVerifier.Verify(folder).Events;
            HttpStatusCode status;
            JsonElement problem;
            do
            {
                (status, problem) = await UploadAsync(officer, recorded);
                recorded += status == HttpStatusCode.Created ? 1 : 0;
            }
            while (status == HttpStatusCode.Created);

            Assert.True(status == HttpStatusCode.InsufficientStorage, $"{left}: {status} {problem}");
            Assert.Equal("urn:spectra:problem:disk-full", problem.GetProperty("type").GetString());
            AuditReport full = AuditVerifier.Verify(folder);
            Assert.Empty(full.Findings);
            Assert.True(full.Events >= events);
            Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync("/api/v1/measurements")).Status);
            disk.Free();
            Assert.Equal(HttpStatusCode.Created, (await UploadAsync(officer, recorded)).Status);
            recorded++;
        }

        AuditReport report = AuditVerifier.Verify(folder);
        Assert.True(report.IsClean, report.Sentence);
        Assert.Equal(recorded, RecordReader.Open(folder).Ids().Length);
    }

    [SmallDiskFact]
    public async Task ARequestWithAKeyThatCanNotBeKeptIsRefusedBeforeItHasAnEffect()
    {
        using SmallDisk disk = new(Megabytes);
        string folder = Path.Combine(disk.Path, "data");
        await using ServiceHost host = await ServiceHost.StartAsync(folder);
        (Account account, string password) = await host.AccountAsync(Role.Officer);
        using Someone officer = new(await host.SignedInAsync(account.UserName!, password), account, password);
        long events = AuditVerifier.Verify(folder).Events;
        officer.Client.DefaultRequestHeaders.Add("Idempotency-Key", "once");
        disk.Fill(0);

        (HttpStatusCode status, JsonElement problem) = await officer.PostAsync("/api/v1/cases", Seizure.CaseRequest());

        Assert.Equal((HttpStatusCode.InsufficientStorage, "urn:spectra:problem:disk-full"), (status, problem.GetProperty("type").GetString()!));
        Assert.Equal(events, AuditVerifier.Verify(folder).Events);
        disk.Free();
        (HttpStatusCode after, JsonElement made) = await officer.PostAsync("/api/v1/cases", Seizure.CaseRequest());
        Assert.Equal(HttpStatusCode.Created, after);
        (_, JsonElement again) = await officer.PostAsync("/api/v1/cases", Seizure.CaseRequest());
        Assert.Equal(made.GetProperty("id").GetGuid(), again.GetProperty("id").GetGuid());
        Assert.Equal(events + 1, AuditVerifier.Verify(folder).Events);
    }

    [Fact]
    public async Task AFolderThatCanNotBeWrittenIsSaidAndNothingIsWritten()
    {
        using TemporaryFolder folder = new();
        await using ServiceHost host = await ServiceHost.StartAsync(folder.Path);
        (Account account, string password) = await host.AccountAsync(Role.Officer);
        using Someone officer = new(await host.SignedInAsync(account.UserName!, password), account, password);
        long events = AuditVerifier.Verify(folder.Path).Events;

        // A folder in the place of the lock is refused by the system even to root, as a file is that may not be written.
        File.Delete(folder.File(WriterLock.FileName));
        Directory.CreateDirectory(folder.File(WriterLock.FileName));
        (HttpStatusCode status, JsonElement problem) = await UploadAsync(officer, 1);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "urn:spectra:problem:record-unavailable"), (status, problem.GetProperty("type").GetString()!));
        Assert.Contains("can't be written", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Equal(events, AuditVerifier.Verify(folder.Path).Events);
        Directory.Delete(folder.File(WriterLock.FileName));
        Assert.Equal(HttpStatusCode.Created, (await UploadAsync(officer, 1)).Status);
        Assert.True(AuditVerifier.Verify(folder.Path).IsClean);
    }

    [SmallDiskFact]
    public void AFolderThatIsReadOnlyForTheWriterIsSaidAndNothingIsWritten()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using TemporaryFolder folder = new();
        using Database database = Database.Open(folder.Path, new SteppingClock());
        SessionRecorder recorder = new MeasurementStore(database, new SteppingClock(), "0.1.0").Begin(Some.Address);
        recorder.Record(Some.File("first"), [Some.Sample()]);
        long events = AuditVerifier.Verify(folder.Path).Events;
        File.SetUnixFileMode(folder.Path, (UnixFileMode)0b101_101_101);
        File.SetUnixFileMode(folder.File(WriterLock.FileName), (UnixFileMode)0b100_100_100);

        EvidenceException refusal = Assert.Throws<EvidenceException>(() => Stranger.Does(() => recorder.Record(Some.File("second"), [Some.Sample()])));

        File.SetUnixFileMode(folder.Path, (UnixFileMode)0b111_000_000);
        Assert.Equal(Obstacle.NoPermission, refusal.Obstacle);
        Assert.Contains(folder.Path, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(events, AuditVerifier.Verify(folder.Path).Events);
        Assert.IsType<RecordOutcome.Recorded>(recorder.Record(Some.File("second"), [Some.Sample()]));
        Assert.True(AuditVerifier.Verify(folder.Path).IsClean);
    }

    private static Task<(HttpStatusCode Status, JsonElement Body)> UploadAsync(Someone officer, int number) =>
        officer.UploadAsync(string.Create(CultureInfo.InvariantCulture, $"m{number}.jdx"), SampleFiles.Jcamp(SampleFiles.Measured(1, number)));
}
