using System.Security.Cryptography;
using System.Text;
using Spectra.Driver.Docking;
using Spectra.Driver.Journals;
using Spectra.Driver.Profiles;
using Spectra.Driver.Protocols;
using Spectra.Driver.Tests.Profiles;

namespace Spectra.Driver.Tests.Docking;

/// <summary>Devices with a catalogue that mislead.</summary>
public sealed class CatalogueSourceTests : IDisposable
{
    private const string Time = "2026-03-01T12:00:00";
    private static readonly byte[] Content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("12\n", 20)));
    private static readonly string Sha256 = Convert.ToHexStringLower(SHA256.HashData(Content));

    private readonly string _inbox = Directory.CreateTempSubdirectory("spectra-inbox-").FullName;

    public void Dispose() => Directory.Delete(_inbox, recursive: true);

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)]
    public async Task ARecordOfUnstatedSizeIsTakenWholeOrLeft(int limit, bool isTaken)
    {
        List<DockEvent> events = await DockAsync(new HeldCatalogue($"R1,,{Time},", Content), new Ledger(), limit);

        Assert.Equal(isTaken ? [Content] : [], events.OfType<DockEvent.Taken>().Select(static taken => taken.Content.ToArray()));
        Assert.Equal(isTaken ? [] : [NotTakenReason.BeyondLimit], events.OfType<DockEvent.NotTaken>().Select(static left => left.Reason));
    }

    [Fact]
    public async Task ARecordWhoseStatedHashIsNotWhatItsIdStoodForIsTakenWithAWarning()
    {
        Ledger ledger = new();
        ledger.Keys.Add(Key(), new string('0', 64));

        List<DockEvent> events = await DockAsync(new HeldCatalogue($"R1,60,{Time},{Sha256}", Content), ledger);

        Assert.Contains("gave the id 'R1' to another measurement before", Assert.IsType<DockEvent.Warned>(events[0]).Sentence, StringComparison.Ordinal);
        Assert.Equal(Sha256, Assert.IsType<DockEvent.Taken>(events[1]).Sha256);
    }

    [Fact]
    public async Task ContentThatIsKnownUnderAnotherTimeIsNoOtherMeasurement()
    {
        Ledger ledger = new();
        ledger.Keys.Add(Key() with { DeviceTime = "2026-03-01T11:00:00" }, Sha256);
        ledger.Hashes.Add(Sha256);

        List<DockEvent> events = await DockAsync(new HeldCatalogue($"R1,60,{Time},", Content), ledger);

        Assert.Equal(Sha256, Assert.IsType<DockEvent.Known>(Assert.Single(events)).Sha256);
    }

    [Fact]
    public async Task ADeviceThatWentAwayBeforeItWasToldThatARecordIsSafeIsToldNextTime()
    {
        Ledger ledger = new();
        HeldCatalogue again = new($"R1,60,{Time},", Content);

        DockEvent.Taken taken = Assert.IsType<DockEvent.Taken>(Assert.Single(await DockAsync(new HeldCatalogue($"R1,60,{Time},", Content) { IsCutAtAcknowledgement = true }, ledger)));
        ledger.Keys.Add(taken.Key!, taken.Sha256);
        ledger.Hashes.Add(taken.Sha256);
        List<DockEvent> events = await DockAsync(again, ledger);
        HeldCatalogue third = new($"R1,60,{Time},", Content);
        await DockAsync(third, ledger);

        Assert.All(events, static happened => Assert.IsType<DockEvent.Known>(happened));
        Assert.Equal(["R1"], again.Acknowledged);
        Assert.Empty(third.Acknowledged);
        Assert.Empty(Directory.EnumerateFiles(_inbox));
    }

    [Theory]
    [InlineData(0.01, true)]
    [InlineData(7, false)]
    public async Task AFigureThatMovesIsReportedAndOneThatJumpsIsNotButBothDock(double drift, bool isReported)
    {
        Answer<Greeting> greeting = await Source(new HeldCatalogue($"R1,60,{Time},", Content) { Drift = drift }, 100).GreetAsync(CancellationToken.None);

        Assert.True(greeting.IsGiven, greeting.Sentence);
        Assert.Equal(isReported, greeting.Value.Health.TemperatureCelsius is not null);
    }

    [Fact]
    public async Task AWholeRecordThatAnotherSessionCommittedMeanwhileIsNotHandedOverAsNothing()
    {
        using (Part part = new Inbox(_inbox).Open(Key(), new StoredRecord { Id = "R1", Name = "R1" }))
        {
            part.Append(Content);
            part.Complete();
        }

        RecordIntake intake = Intake(Source(new HeldCatalogue($"R1,60,{Time},", Content), 100), new Ledger(), 100);
        using (Part second = new Inbox(_inbox).Open(Key() with { RecordId = "R2" }, new StoredRecord { Id = "R2", Name = "R2" }))
        {
            second.Append("7\n"u8);
            second.Complete();
        }

        List<DockEvent> events = [];
        foreach (DockEvent happened in intake.Recover(CancellationToken.None))
        {
            events.Add(happened);
            foreach (string whole in Directory.EnumerateFiles(_inbox, "*.whole"))
            {
                File.Delete(whole);
            }
        }

        Assert.IsType<DockEvent.Taken>(Assert.Single(events));
    }

    private static RecordKey Key() => new("SN 7", "R1", 60, Time);

    private static CatalogueSource Source(HeldCatalogue device, long limit) =>
        new(device, SomeProfile.Shipped("sim-scpi") with { Clock = new ClockFormat("yyyy-MM-dd'T'HH:mm:ss", IsUtc: true) }, new SessionJournal(TimeProvider.System), TimeProvider.System, limit);

    private async Task<List<DockEvent>> DockAsync(HeldCatalogue device, Ledger ledger, int limit = 1000)
    {
        CatalogueSource source = Source(device, limit);
        RecordIntake intake = Intake(source, ledger, limit);
        Assert.True((await source.ListAsync(CancellationToken.None)).IsGiven);
        List<DockEvent> events = [];
        foreach (DockEvent happened in intake.Recover(CancellationToken.None))
        {
            events.Add(happened);
        }

        while (await source.NextAsync(CancellationToken.None) is { IsGiven: true, Value: { } record })
        {
            await foreach (DockEvent happened in intake.TakeAsync(record, CancellationToken.None))
            {
                events.Add(happened);
            }
        }

        return events;
    }

    private RecordIntake Intake(CatalogueSource source, Ledger ledger, int limit) =>
        new(source, ledger, Ledger.Settings with { Inbox = _inbox, MaximumFileBytes = limit }, new SessionJournal(TimeProvider.System), TimeProvider.System, "SN 7");
}
