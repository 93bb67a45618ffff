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
        int sessions = 0;
        TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenSource stop = new(Patience);
        DockingPost post = Post(async (address, _, _) =>
        {
            if (address.ToString().Contains("two", StringComparison.Ordinal))
            {
                // Who is noted after the first folder ends the test, when a second session on the first would have begun.
                await stop.CancelAsync();
                arrived.TrySetResult();
            }
            else
            {
                Interlocked.Increment(ref sessions);
                await arrived.Task;
            }

            return new DockOutcome.Completed(DockTally.None);
        });

        await post.RunAsync([new DeviceAddress.Folder(stick + Path.DirectorySeparatorChar)], stop.Token);

        Assert.Equal(1, sessions);
        Assert.True(arrived.Task.IsCompletedSuccessfully);
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
