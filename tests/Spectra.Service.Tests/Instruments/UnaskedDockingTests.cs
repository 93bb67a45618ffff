using System.Collections.Concurrent;
using Spectra.Driver;
using Spectra.Driver.Discovery;
using Spectra.Driver.Docking;
using Spectra.Driver.Profiles;
using Spectra.Service.Instruments;

namespace Spectra.Service.Tests.Instruments;

/// <summary>What a post docks, and what becomes of a session with a fault.</summary>
public sealed class UnaskedDockingTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AWatchedFolderThatThePostWasToldOfUnderAnotherSpellingIsDockedOnce()
    {
        string stick = Directory.CreateDirectory(_folder.File("sticks/one")).FullName;
        string other = Directory.CreateDirectory(_folder.File("sticks/two")).FullName;
        await File.WriteAllTextAsync(Path.Combine(stick, "a.txt"), "1");
        await File.WriteAllTextAsync(Path.Combine(other, "b.txt"), "1");
        ConcurrentQueue<(DeviceAddress Address, bool IsTold)> docked = new();
        using CancellationTokenSource stop = new(Patience);
        DeviceAddress told = new DeviceAddress.Folder(stick + Path.DirectorySeparatorChar);
        DockingPost post = Post((address, device, _) =>
        {
            docked.Enqueue((address, device is not null));
            if (docked.Select(static session => session.Address).Any(found => found.ToString().Contains("two", StringComparison.Ordinal)) && docked.Count >= 2)
            {
                stop.CancelAfter(TimeSpan.FromMilliseconds(300));
            }

            return Task.FromResult<DockOutcome>(new DockOutcome.Completed(DockTally.None));
        });

        await post.RunAsync([told], stop.Token);

        Assert.Single(docked, static session => session.Address.ToString().Contains("one", StringComparison.Ordinal));
        Assert.Single(docked, static session => session.Address.ToString().Contains("two", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AFaultInOneSessionIsToldAndTheFolderIsDockedAgainWhenMoreArrives()
    {
        string stick = Directory.CreateDirectory(_folder.File("sticks/one")).FullName;
        await File.WriteAllTextAsync(Path.Combine(stick, "a.txt"), "1");
        ConcurrentQueue<string> said = new();
        using CancellationTokenSource stop = new(Patience);
        int sessions = 0;
        DockingPost post = Post(
            async (_, _, _) =>
            {
                if (++sessions > 1)
                {
                    await stop.CancelAsync();
                    return new DockOutcome.Completed(DockTally.None);
                }

                await File.WriteAllTextAsync(Path.Combine(stick, "b.txt"), "2", CancellationToken.None);
                throw new InvalidOperationException("never thought of");
            },
            said.Enqueue);

        await post.RunAsync([], stop.Token);

        Assert.Equal(2, sessions);
        Assert.Contains("never thought of", Assert.Single(said), StringComparison.Ordinal);
    }

    private DockingPost Post(Func<DeviceAddress, AttachedDevice?, CancellationToken, Task<DockOutcome>> dock, Action<string>? tell = null) => new(
        ProfileShelf.Open(null),
        DiscoverySettings.Default with { WatchedFolders = [_folder.File("sticks")], LinkFolders = [], PollInterval = TimeSpan.FromMilliseconds(50) },
        dock,
        tell ?? (static _ => { }),
        TimeProvider.System);
}
