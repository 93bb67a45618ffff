using System.Runtime.Versioning;
using Spectra.Driver.Docking;

namespace Spectra.Driver.Tests.Docking;

public class FolderScanTests
{
    private const UnixFileMode Enter = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

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
        Assert.Empty(events.OfType<DockEvent.NotTaken>());
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

    [Fact]
    public async Task WhatIsLeftOutIsNamedWithItsReasonAndCounted()
    {
        using Stick stick = new();
        using Stick elsewhere = new();
        File.CreateSymbolicLink(Path.Combine(stick.Path, "link.txt"), elsewhere.Write("secret.txt", "1\n"));
        File.CreateSymbolicLink(Path.Combine(stick.Path, "broken.txt"), "/nowhere");
        Directory.CreateSymbolicLink(Path.Combine(stick.Path, "loop"), stick.Path);
        stick.Write(".settings/a.txt", "1\n");
        stick.Write("a.txt", "7\n");

        List<DockEvent> events = await stick.DockAsync();

        Assert.Equal(
            [(".settings", NotTakenReason.Hidden), ("broken.txt", NotTakenReason.Link), ("link.txt", NotTakenReason.Link), ("loop", NotTakenReason.Link)],
            events.OfType<DockEvent.NotTaken>().Select(static left => (left.FileName, left.Reason)));
        Assert.Equal(new DockEvent.Found(1, 2), events[1]);
        Assert.Equal(new DockTally(5, 1, 0, 0, 4), events.Outcome().Tally);
    }

    [Fact]
    public async Task NamesThatAreNotUtf8AreNamedAndTheRestIsTaken()
    {
        using Stick stick = new();
        stick.Write("a.txt", "7\n");
        using LatinEntry file = LatinEntry.File(stick.Path, "caf"u8, "1\n");
        using LatinEntry folder = LatinEntry.Folder(stick.Path, "run"u8);

        List<DockEvent> events = await stick.DockAsync();

        DockEvent.NotTaken[] left = [.. events.OfType<DockEvent.NotTaken>()];
        Assert.Equal([("caf?", NotTakenReason.Unreadable), ("run?", NotTakenReason.Unreadable)], left.Select(static left => (left.FileName.TrimEnd('/'), left.Reason)));
        Assert.All(left, static left => Assert.Contains("UTF-8", left.Sentence, StringComparison.Ordinal));
        Assert.Equal("a.txt", Assert.Single(events.OfType<DockEvent.Taken>()).FileName);
    }

    [Theory]
    [InlineData(1, 100, "run/deep/", "deeper than 1")]
    [InlineData(12, 2, "", "more than 2 files")]
    public async Task WhatLiesBeyondTheLimitsIsNotLeftOutInSilence(int depth, int files, string name, string part)
    {
        using Stick stick = new();
        stick.Write("a.txt", "1\n");
        stick.Write("run/b.txt", "2\n");
        stick.Write("run/deep/c.txt", "3\n");

        List<DockEvent> events = await stick.DockAsync(settings: Ledger.Settings with { MaximumDepth = depth, MaximumFiles = files });

        DockEvent.NotTaken left = Assert.Single(events.OfType<DockEvent.NotTaken>());
        Assert.Equal(NotTakenReason.BeyondLimit, left.Reason);
        Assert.StartsWith(name, left.FileName, StringComparison.Ordinal);
        Assert.Contains(part, left.Sentence, StringComparison.Ordinal);
        Assert.Equal(2, events.Outcome().Tally.Taken);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void AFolderThatMayNotBeListedIsNamedAndTheRestIsListed()
    {
        using Stick stick = new();
        stick.Write("closed/a.txt", "1\n");
        stick.Write("open/b.txt", "2\n");
        File.SetUnixFileMode(stick.Path, Enter);
        File.SetUnixFileMode(Path.Combine(stick.Path, "closed"), UnixFileMode.None);

        FolderListing listing = Stranger.Does(() => FolderScan.List(stick.Path, DockSettings.Default));

        File.SetUnixFileMode(Path.Combine(stick.Path, "closed"), Enter);
        Assert.Equal("open/b.txt", Assert.Single(listing.Files).Name);
        DockEvent.NotTaken left = Assert.Single(listing.LeftOut);
        Assert.Equal(("closed/", NotTakenReason.Unreadable), (left.FileName, left.Reason));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void AStickThatMayNotBeListedIsRefusedNotFoundEmpty()
    {
        using Stick stick = new();
        stick.Write("a.txt", "1\n");
        File.SetUnixFileMode(stick.Path, UnixFileMode.None);
        DeviceAddress address = new DeviceAddress.Folder(stick.Path);

        DockOutcome.Refused? refused = Stranger.Does(() => DockSession.Check(address));
        string? opened = Stranger.Does(() => new FolderSource(stick.Path, new InstantClock(), DockSettings.Default).ListAsync(default).AsTask().GetAwaiter().GetResult().Sentence);

        File.SetUnixFileMode(stick.Path, Enter);
        Assert.Contains("can't be listed", refused!.Sentence, StringComparison.Ordinal);
        Assert.Contains("can't be listed", opened, StringComparison.Ordinal);
        Assert.Null(DockSession.Check(address));
    }
}
