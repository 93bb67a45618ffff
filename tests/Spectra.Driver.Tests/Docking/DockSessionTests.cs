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
        Assert.Equal(new DockTally(2, 2, 0, 0, 0), Assert.IsType<DockOutcome.Completed>(events.Outcome()).Tally);
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
        Assert.Equal(new DockTally(2, 0, 2, 0, 0), again.Outcome().Tally);
    }

    [Fact]
    public async Task TwoFilesWhoseNamesReadAlikeAreTwoRecords()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using Stick stick = new();
        stick.Write("INSTRUMENT.INI", "Serial=SN 7\n");
        stick.Write("run\u0001.txt", "1\n");
        stick.Write("run\u0002.txt", "2\n");
        Ledger ledger = new();

        List<DockEvent> events = await stick.DockAsync(ledger, meanwhile: happened =>
        {
            if (happened is DockEvent.Taken { Key: { } key } taken)
            {
                ledger.Keys.Add(key, taken.Sha256);
            }
        });

        Assert.Equal(["run?.txt", "run?.txt"], events.OfType<DockEvent.Taken>().Select(static taken => taken.FileName));
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
        Assert.Equal("Dear Sir", Encoding.UTF8.GetString(aside[0].Content!.Value.Span));
        Assert.Equal(ReadErrorCode.UnsupportedVariant, aside[2].Error.Code);
        Assert.Single(events.OfType<DockEvent.Taken>());
        Assert.Equal(new DockTally(4, 1, 0, 3, 0), events.Outcome().Tally);
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

        Assert.Equal(new DockEvent.Connected(DeviceIdentity.NotReported, DeviceHealth.NotReported, [], null), (await stick.DockAsync())[0]);
    }

    [Fact]
    public async Task AFileTooLargeIsSetAsideByItsHashAndKnownNextTime()
    {
        using Stick stick = new();
        stick.Write("film.avi", new string('1', 100), hoursOld: 1);
        stick.Write("c.txt", "3\n", hoursOld: 3);
        Ledger ledger = new();
        DockSettings settings = Ledger.Settings with { MaximumFileBytes = 99 };

        List<DockEvent> events = await stick.DockAsync(ledger, settings: settings);

        DockEvent.SetAside film = Assert.Single(events.OfType<DockEvent.SetAside>());
        Assert.Equal(("film.avi", 100L, ReadErrorCode.TooLarge), (film.FileName, film.Length, film.Error.Code));
        Assert.Null(film.Content);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(new string('1', 100)))), film.Sha256);
        Assert.Equal(new DockTally(2, 1, 0, 1, 0), events.Outcome().Tally);

        ledger.Hashes.Add(film.Sha256);
        Assert.Equal(film.Sha256, Assert.Single((await stick.DockAsync(ledger, settings: settings)).OfType<DockEvent.Known>()).Sha256);
    }
}
