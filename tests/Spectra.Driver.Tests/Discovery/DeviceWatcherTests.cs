using System.Diagnostics;
using Spectra.Driver.Discovery;
using Spectra.Driver.Profiles;

namespace Spectra.Driver.Tests.Discovery;

public sealed class DeviceWatcherTests : IDisposable
{
    private static readonly TimeSpan Never = TimeSpan.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly FakeMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task WhatIsAttachedAlreadyArrivesFirst()
    {
        _machine.PlugAdapter("ttyUSB0", "1-2", "0403:6001", "A");
        _machine.PlugAdapter("ttyUSB1", "1-3", "0403:6001", "B");
        await using ReadWatch watch = new(_machine.Settings with { PollInterval = Never });

        Assert.Equal(["+0403:6001:A", "+0403:6001:B"], [await watch.Next(), await watch.Next()]);
    }

    [Fact]
    public async Task ADeviceFileThatComesOrGoesIsNoticedWithoutLooking()
    {
        _machine.PlugAdapter("ttyUSB0", "1-2", "0403:6001", "A");
        await using ReadWatch watch = new(_machine.Settings with { PollInterval = Never });
        Assert.Equal("+0403:6001:A", await watch.Next());

        _machine.PlugModemLike("ttyACM0", "1-3", "0483:5740", "C");
        Assert.Equal("+0483:5740:C", await watch.Next());
        _machine.Unplug("ttyUSB0");
        Assert.Equal("-0403:6001:A", await watch.Next());
    }

    [Fact]
    public async Task ADeviceThatComesBackUnderAnotherNameLeftAndArrivedWithTheSameKey()
    {
        _machine.PlugAdapter("ttyUSB0", "1-2", "0403:6001", "A");
        await using ReadWatch watch = new(_machine.Settings with { PollInterval = Never });
        await watch.Next();

        _machine.Unplug("ttyUSB0");
        _machine.PlugAdapter("ttyUSB1", "1-2", "0403:6001", "A");

        Assert.Equal(["-0403:6001:A", "+0403:6001:A"], [await watch.Next(), await watch.Next()]);
        Assert.Equal(new DeviceAddress.Serial(_machine.Device("ttyUSB1"), null), watch.Last.Address);
    }

    [Fact]
    public async Task ADeviceThatWasReplacedBetweenTwoLooksLeftAndArrived()
    {
        _machine.PlugAdapter("ttyUSB0", "1-2", "0403:6001", "A");
        await using ReadWatch watch = new(_machine.Settings with { PollInterval = TimeSpan.FromMilliseconds(50) });
        await watch.Next();

        // The same device in the same socket under the same name: only its number on the bus is another.
        _machine.PlugAdapter("ttyUSB0", "1-2", "0403:6001", "A");

        Assert.Equal(["-0403:6001:A", "+0403:6001:A"], [await watch.Next(), await watch.Next()]);
    }

    [Fact]
    public async Task WithoutAnyWordALookEveryWhileNoticesAMount()
    {
        await using ReadWatch watch = new(_machine.Settings with { PollInterval = TimeSpan.FromMilliseconds(50) });

        _machine.Mounts("40 27 8:17 / /media/a rw - vfat /dev/sdb1 rw");
        Assert.Equal("+folder:/media/a", await watch.Next());
        _machine.Mounts("41 27 8:17 / /media/a rw - vfat /dev/sdb1 rw");
        Assert.Equal(["-folder:/media/a", "+folder:/media/a"], [await watch.Next(), await watch.Next()]);
        _machine.Mounts();
        Assert.Equal("-folder:/media/a", await watch.Next());
    }

    [Fact]
    public async Task ABurstGivesNoDuplicate()
    {
        await using ReadWatch watch = new(_machine.Settings with { PollInterval = Never });
        for (int i = 0; i < 50; i++)
        {
            _machine.PlugAdapter("ttyUSB0", "1-2", "0403:6001", "A");
            _machine.Unplug("ttyUSB0");
        }

        _machine.PlugAdapter("ttyUSB1", "1-3", "0403:6001", "LAST");
        List<string> seen = [];
        while (!seen.Contains("+0403:6001:LAST"))
        {
            seen.Add(await watch.Next());
        }

        // However many of the pluggings were seen: each arrival is followed by its leaving before the next.
        string[] ofA = [.. seen.Where(static change => change.EndsWith(":A", StringComparison.Ordinal))];
        Assert.Equal(ofA.Select(static (_, i) => i % 2 == 0 ? "+0403:6001:A" : "-0403:6001:A"), ofA);
        Assert.Single(seen, "+0403:6001:LAST");
    }

    [RootFact]
    public async Task ARealMountIsNoticedWithinASecondByTheKernelsWord()
    {
        string point = _machine.Path("a stick");
        Directory.CreateDirectory(point);
        await using ReadWatch watch = new(_machine.Settings with { PollInterval = Never, MountTable = "/proc/self/mountinfo", StickFileSystems = ["tmpfs"] });
        // Those that are there already, until the watcher waits.
        await watch.Settled();

        long before = Stopwatch.GetTimestamp();
        Assert.True(RootFactAttribute.Mount(point));
        try
        {
            Assert.Equal($"+folder:{point}", await watch.NextOf(point));
            Assert.InRange(Stopwatch.GetElapsedTime(before), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        }
        finally
        {
            Assert.True(RootFactAttribute.Unmount(point));
        }

        Assert.Equal($"-folder:{point}", await watch.NextOf(point));
    }

    [Fact]
    public async Task AWatchedFolderArrivesWhenItHoldsSomethingAgainWhenMoreIsPutIntoItAndLeavesWhenItIsGone()
    {
        string inner = _machine.Path("watched/STICK");
        await using ReadWatch watch = new(_machine.Settings with { PollInterval = TimeSpan.FromMilliseconds(50), WatchedFolders = [_machine.Path("watched")] });

        Directory.CreateDirectory(inner);
        await File.WriteAllTextAsync(Path.Combine(inner, "1.jdx"), "");
        Assert.Equal($"+folder:{inner}", await watch.Next());
        await File.WriteAllTextAsync(Path.Combine(inner, "2.jdx"), "");
        Assert.Equal($"+folder:{inner}", await watch.Next());
        Directory.Delete(inner, recursive: true);
        Assert.Equal($"-folder:{inner}", await watch.Next());
    }

    [Fact]
    public async Task AFolderOfLinksThatComesLaterIsTakenUp()
    {
        string links = _machine.Path("by-id");
        await File.WriteAllTextAsync(_machine.Device("pts5"), "");
        await using ReadWatch watch = new(_machine.Settings with { PollInterval = TimeSpan.FromMilliseconds(50), LinkFolders = [links] });

        Directory.CreateDirectory(links);
        File.CreateSymbolicLink(Path.Combine(links, "detector-7"), "../dev/pts5");
        Assert.Equal("+detector-7", await watch.Next());
        File.Delete(Path.Combine(links, "detector-7"));
        Assert.Equal("-detector-7", await watch.Next());
    }

    [Fact]
    public async Task CancellingEndsTheSequenceWithoutAnException()
    {
        using CancellationTokenSource cancel = new();
        await using DeviceWatcher watcher = new(ProfileShelf.Empty, _machine.Settings with { PollInterval = Never });
        Task<int> counting = Count(watcher, cancel.Token);

        await cancel.CancelAsync();

        Assert.Equal(0, await counting.WaitAsync(Patience));
    }

    [Fact]
    public async Task DisposingEndsTheSequenceAndMayBeRepeated()
    {
        DeviceWatcher watcher = new(ProfileShelf.Empty, _machine.Settings with { PollInterval = Never });
        Task<int> counting = Count(watcher, CancellationToken.None);

        await watcher.DisposeAsync();
        await watcher.DisposeAsync();

        Assert.Equal(0, await counting.WaitAsync(Patience));
    }

    [Fact]
    public async Task WatchersThatWereDisposedLeaveNoThreadAndNoDescriptor()
    {
        DiscoverySettings settings = _machine.Settings with { PollInterval = Never, MountTable = "/proc/self/mountinfo", WatchedFolders = [_machine.Path("watched")] };
        (int, int) before = Held();
        for (int i = 0; i < 100; i++)
        {
            await using DeviceWatcher watcher = new(ProfileShelf.Empty, settings);
            using CancellationTokenSource cancel = new();
            Task<int> counting = Count(watcher, cancel.Token);
            Assert.NotEqual(before, Held());
            await cancel.CancelAsync();
            await counting.WaitAsync(Patience);
        }

        // The framework gives its own thread of a folder's watcher back in its own time.
        long start = Stopwatch.GetTimestamp();
        while (Held() != before && Stopwatch.GetElapsedTime(start) < Patience)
        {
            await Task.Delay(20);
        }

        Assert.Equal(before, Held());
    }

    /// <summary>The descriptors and threads of this process that are a watcher's.</summary>
    private static (int Descriptors, int Threads) Held() =>
        (Directory.GetFiles("/proc/self/fd").Count(static descriptor => new FileInfo(descriptor).LinkTarget is { } target && (target.Contains("inotify", StringComparison.Ordinal) || target.EndsWith("/mountinfo", StringComparison.Ordinal))),
        Directory.GetDirectories("/proc/self/task").Count(static task => Name(task) is "mounts" or ".NET File Watch"));

    private static string Name(string task)
    {
        try
        {
            return File.ReadAllText(Path.Combine(task, "comm")).Trim();
        }
        catch (IOException)
        {
            // The thread has ended since it was listed.
            return "";
        }
    }

    private static async Task<int> Count(DeviceWatcher watcher, CancellationToken cancellationToken)
    {
        int count = 0;
        await foreach (DeviceChange _ in watcher.WatchAsync(cancellationToken))
        {
            count++;
        }

        return count;
    }
}
