using Spectra.Driver.Docking;

namespace Spectra.Driver.Tests.Docking;

public class FolderScanTests
{
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
    public async Task NamesAreMadeHarmless()
    {
        using Stick stick = new();
        stick.Write("a\u001b[31m\u202Etxt.exe", "1\n");

        List<DockEvent> events = await stick.DockAsync();

        Assert.Equal("a?[31m?txt.exe", Assert.Single(events.OfType<DockEvent.Taken>()).FileName);
    }
}
