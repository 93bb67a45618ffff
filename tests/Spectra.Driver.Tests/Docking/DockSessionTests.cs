using System.Security.Cryptography;
using System.Text;
using Spectra.Driver.Docking;
using Spectra.Formats;

namespace Spectra.Driver.Tests.Docking;

public class DockSessionTests
{
    [Fact]
    public async Task NewFilesComeNewestFirstWithBytesHashAndSpectra()
    {
        using Stick stick = new();
        stick.Write("old.txt", "1\n2\n", hoursOld: 30);
        stick.Write("run 2/new.txt", "3\n4\n5\n", hoursOld: 2);

        List<DockEvent> events = await stick.DockAsync();

        Assert.Equal(new DockEvent.Found(2, 10), events[1]);
        Assert.Equal(new DockEvent.Reading(1, 2, "run 2/new.txt", 6), events[2]);
        DockEvent.Taken taken = Assert.IsType<DockEvent.Taken>(events[3]);
        Assert.Equal("3\n4\n5\n", Encoding.UTF8.GetString(taken.Content.Span));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("3\n4\n5\n"u8)), taken.Sha256);
        Assert.Equal(3, taken.File.Spectra[0].Count);
        Assert.Equal("2026-03-14T07:26:53.000Z", taken.DeviceTime);
        Assert.Equal(new DockEvent.Reading(2, 2, "old.txt", 4), events[4]);
        Assert.Equal(new DockTally(2, 2, 0, 0, 0), Assert.IsType<DockOutcome.Completed>(Outcome(events)).Tally);
    }

    [Fact]
    public async Task WhatTheLedgerKnowsIsReportedAndNotReadAgain()
    {
        using Stick stick = new();
        stick.Write("a.txt", "1\n");
        stick.Write("b.txt", "2\n");
        Ledger ledger = new();

        await stick.DockAsync(ledger, meanwhile: happened =>
        {
            if (happened is DockEvent.Taken taken)
            {
                ledger.Hashes.Add(taken.Sha256);
            }
        });
        List<DockEvent> again = await stick.DockAsync(ledger);

        Assert.Equal(["a.txt", "b.txt"], again.OfType<DockEvent.Known>().Select(static known => known.FileName));
        Assert.Equal(new DockTally(2, 0, 2, 0, 0), Outcome(again).Tally);
    }

    [Fact]
    public async Task TheSameBytesUnderTwoNamesAreTakenOnce()
    {
        using Stick stick = new();
        stick.Write("a.txt", "1\n2\n", hoursOld: 1);
        stick.Write("copy of a.txt", "1\n2\n", hoursOld: 2);

        List<DockEvent> events = await stick.DockAsync();

        Assert.Equal("a.txt", Assert.Single(events.OfType<DockEvent.Taken>()).FileName);
        Assert.Equal("copy of a.txt", Assert.Single(events.OfType<DockEvent.Known>()).FileName);
    }

    [Fact]
    public async Task AFileThatIsNoSpectrumIsSetAsideWithItsReasonAndTheRestGoesOn()
    {
        using Stick stick = new();
        stick.Write("letter.doc", "Dear Sir", hoursOld: 1);
        stick.Write("empty.spc", "", hoursOld: 2);
        stick.Write("all.zip", "PK\u0003\u0004...", hoursOld: 3);
        stick.Write("a.txt", "1\n", hoursOld: 4);

        List<DockEvent> events = await stick.DockAsync();

        DockEvent.SetAside[] aside = [.. events.OfType<DockEvent.SetAside>()];
        Assert.Equal(["letter.doc", "empty.spc", "all.zip"], aside.Select(static file => file.FileName));
        Assert.Equal("Dear Sir", Encoding.UTF8.GetString(aside[0].Content.Span));
        Assert.Equal(ReadErrorCode.UnsupportedVariant, aside[2].Error.Code);
        Assert.Single(events.OfType<DockEvent.Taken>());
        Assert.Equal(new DockTally(4, 1, 0, 3, 0), Outcome(events).Tally);
    }

    [Fact]
    public async Task AFileUnchangedForLongIsTakenWithoutAWait()
    {
        using Stick stick = new();
        stick.Write("a.txt", "1\n", hoursOld: 0.05);
        InstantClock clock = new();

        await stick.DockAsync(clock: clock);

        Assert.Equal(0, clock.Waits);
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(-3)]
    public async Task YoungFilesAndFilesFromTheFutureAreWatchedOnceTogether(double hoursOld)
    {
        using Stick stick = new();
        stick.Write("a.txt", "1\n", hoursOld);
        stick.Write("b.txt", "2\n", hoursOld);
        InstantClock clock = new();

        List<DockEvent> events = await stick.DockAsync(clock: clock);

        Assert.Equal(1, clock.Waits);
        Assert.Equal(2, Outcome(events).Tally.Taken);
    }

    [Fact]
    public async Task AFileStillBeingWrittenIsLeftForNextTimeAndTakenThen()
    {
        using Stick stick = new();
        string growing = stick.Write("growing.txt", "1\n", hoursOld: 0);
        stick.Write("whole.txt", "5\n", hoursOld: 0);
        InstantClock clock = new(() => File.AppendAllText(growing, "2\n"));

        List<DockEvent> events = await stick.DockAsync(clock: clock);

        DockEvent.NotTaken left = Assert.Single(events.OfType<DockEvent.NotTaken>());
        Assert.Equal(("growing.txt", NotTakenReason.StillChanging), (left.FileName, left.Reason));
        Assert.Equal("whole.txt", Assert.Single(events.OfType<DockEvent.Taken>()).FileName);
        Assert.Contains(await stick.DockAsync(), static happened => happened is DockEvent.Taken { FileName: "growing.txt", File.Spectra: [{ Count: 2 }] });
    }

    [Fact]
    public async Task AFileThatChangesBetweenListingAndReadingIsLeftForNextTime()
    {
        using Stick stick = new();
        string path = stick.Write("a.txt", "1\n");

        List<DockEvent> events = await stick.DockAsync(meanwhile: happened =>
        {
            if (happened is DockEvent.Reading)
            {
                File.AppendAllText(path, "2\n");
            }
        });

        Assert.Equal(NotTakenReason.StillChanging, Assert.Single(events.OfType<DockEvent.NotTaken>()).Reason);
    }

    [Fact]
    public async Task AFileThatVanishesOrIsTooLargeDoesNotStopTheSession()
    {
        using Stick stick = new();
        string vanishing = stick.Write("a.txt", "1\n", hoursOld: 1);
        stick.Write("huge.txt", new string('1', 100), hoursOld: 2);
        stick.Write("c.txt", "3\n", hoursOld: 3);

        List<DockEvent> events = await stick.DockAsync(
            settings: Ledger.Settings with { MaximumFileBytes = 99 },
            meanwhile: happened =>
            {
                if (happened is DockEvent.Reading { FileName: "a.txt" })
                {
                    File.Delete(vanishing);
                }
            });

        Assert.Equal([NotTakenReason.Unreadable, NotTakenReason.TooLarge], events.OfType<DockEvent.NotTaken>().Select(static left => left.Reason));
        Assert.Equal("c.txt", Assert.Single(events.OfType<DockEvent.Taken>()).FileName);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task APulledStickEndsTheSessionAndSaysWhatIsSafe(bool mountPointRemains)
    {
        using Stick stick = new();
        stick.Write("a.txt", "1\n", hoursOld: 1);
        stick.Write("b.txt", "2\n", hoursOld: 2);
        stick.Write("c.txt", "3\n", hoursOld: 3);

        List<DockEvent> events = await stick.DockAsync(meanwhile: happened =>
        {
            if (happened is DockEvent.Reading { Number: 2 })
            {
                Directory.Delete(stick.Path, recursive: true);
                if (mountPointRemains)
                {
                    Directory.CreateDirectory(stick.Path);
                }
            }
        });

        DockOutcome.DeviceLost lost = Assert.IsType<DockOutcome.DeviceLost>(Outcome(events));
        Assert.Equal(1, lost.Tally.Taken);
        Assert.Contains("1 taken", lost.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(events, static happened => happened is DockEvent.Reading { Number: 3 });
    }

    [Fact]
    public async Task WhatTheSystemKeepsOnAStickIsIgnored()
    {
        using Stick stick = new();
        stick.Write("System Volume Information/IndexerVolumeGuid", "1\n");
        stick.Write("$RECYCLE.BIN/a.txt", "1\n");
        stick.Write(".Trash-1000/files/a.txt", "1\n");
        stick.Write("._a.txt", "1\n");
        stick.Write("data/Thumbs.db", "1\n");
        stick.Write("data/a.txt", "7\n");

        List<DockEvent> events = await stick.DockAsync();

        Assert.Equal("data/a.txt", Assert.Single(events.OfType<DockEvent.Reading>()).FileName);
    }

    [Fact]
    public async Task LinksAreNotFollowedOutOfTheFolder()
    {
        using Stick stick = new();
        using Stick elsewhere = new();
        string secret = elsewhere.Write("secret.txt", "1\n");
        File.CreateSymbolicLink(Path.Combine(stick.Path, "link.txt"), secret);
        Directory.CreateSymbolicLink(Path.Combine(stick.Path, "folder"), elsewhere.Path);
        Directory.CreateSymbolicLink(Path.Combine(stick.Path, "loop"), stick.Path);
        stick.Write("a.txt", "7\n");

        List<DockEvent> events = await stick.DockAsync();

        Assert.Equal("a.txt", Assert.Single(events.OfType<DockEvent.Reading>()).FileName);
    }

    [Fact]
    public async Task AFileSwappedForALinkAfterTheListingIsNotRead()
    {
        using Stick stick = new();
        using Stick elsewhere = new();
        string secret = elsewhere.Write("secret.txt", "1\n");
        string path = stick.Write("a.txt", "1\n");

        List<DockEvent> events = await stick.DockAsync(meanwhile: happened =>
        {
            if (happened is DockEvent.Reading)
            {
                File.Delete(path);
                File.CreateSymbolicLink(path, secret);
            }
        });

        Assert.Empty(events.OfType<DockEvent.Taken>());
    }

    [Fact]
    public async Task NamesAreMadeHarmless()
    {
        using Stick stick = new();
        stick.Write("a\u001b[31m\u202Etxt.exe", "1\n");

        List<DockEvent> events = await stick.DockAsync();

        Assert.Equal("a?[31m?txt.exe", Assert.Single(events.OfType<DockEvent.Taken>()).FileName);
    }

    [Fact]
    public async Task NothingIsWrittenToTheFolder()
    {
        using Stick stick = new();
        stick.Write("run/a.txt", "1\n", hoursOld: 0.001);
        string[] Listing() => [.. Directory.EnumerateFileSystemEntries(stick.Path, "*", SearchOption.AllDirectories).Append(stick.Path).Select(static path => $"{path} {File.GetLastWriteTimeUtc(path):O}").Order()];
        string[] before = Listing();

        await stick.DockAsync();

        Assert.Equal(before, Listing());
    }

    [Theory]
    [InlineData("INSTRUMENT.INI")]
    [InlineData("instrument.ini")]
    public async Task TheInstrumentsOwnFileSaysWhoseStickItIs(string name)
    {
        using Stick stick = new();
        stick.Write(name, "[Instrument]\r\n; made by the instrument\r\nModel = SIM-1 \r\nserial=\"SN 7\"\r\nFirmware=\r\nModel=another\r\n");

        List<DockEvent> events = await stick.DockAsync();

        Assert.Equal(new DeviceIdentity("SIM-1", "SN 7", null), Assert.IsType<DockEvent.Connected>(events[0]).Identity);
        Assert.Equal(new DockEvent.Found(0, 0), events[1]);
    }

    [Fact]
    public async Task AStickThatSaysNothingOfItselfIsNotReported()
    {
        using Stick stick = new();
        stick.Write("a.txt", "1\n");

        Assert.Equal(new DockEvent.Connected(DeviceIdentity.NotReported, DeviceHealth.NotReported), (await stick.DockAsync())[0]);
    }

    [Fact]
    public async Task ACancelledSessionEndsBetweenTwoFilesWithItsTally()
    {
        using Stick stick = new();
        stick.Write("a.txt", "1\n", hoursOld: 1);
        stick.Write("b.txt", "2\n", hoursOld: 2);
        using CancellationTokenSource stop = new();

        List<DockEvent> events = await stick.DockAsync(
            meanwhile: happened =>
            {
                if (happened is DockEvent.Taken)
                {
                    stop.Cancel();
                }
            },
            cancellationToken: stop.Token);

        Assert.Equal(new DockTally(2, 1, 0, 0, 0), Assert.IsType<DockOutcome.Cancelled>(Outcome(events)).Tally);
    }

    [Theory]
    [InlineData("folder:/nowhere/at/all", "does not exist")]
    [InlineData("serial:COM3", "not available in this version")]
    [InlineData("tcp:host:5025", "not available in this version")]
    [InlineData("usbtmc:/dev/usbtmc0", "not available in this version")]
    [InlineData("sim:x", "not available in this version")]
    public async Task WhatCanNotBeDockedIsRefusedWithASentence(string address, string part)
    {
        DeviceAddress parsed = Assert.IsType<AddressParsing.Accepted>(DeviceAddress.Parse(address)).Address;
        List<DockEvent> events = [];
        await foreach (DockEvent happened in new DockSession(parsed, new Ledger(), new InstantClock()).RunAsync())
        {
            events.Add(happened);
        }

        Assert.Contains(part, Assert.IsType<DockOutcome.Refused>(Outcome(events)).Sentence, StringComparison.Ordinal);
        Assert.Single(events);
    }

    private static DockOutcome Outcome(List<DockEvent> events) => Assert.IsType<DockEvent.Ended>(events[^1]).Outcome;
}
