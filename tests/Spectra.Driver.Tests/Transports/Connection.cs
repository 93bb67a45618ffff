using Spectra.Driver.Transports;

namespace Spectra.Driver.Tests.Transports;

/// <summary>A line under test with its device's end.</summary>
internal sealed class Connection(IFarEnd device, ITransport line) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public IFarEnd Device => device;

    public ITransport Line => line;

    public Task FromDeviceAsync(byte[] bytes) => OnAThreadOfItsOwn(() => { device.Write(bytes); return 0; });

    public Task<byte[]> AtDeviceAsync(int count) => OnAThreadOfItsOwn(() => device.Read(count, Patience));

    public async ValueTask DisposeAsync()
    {
        await line.DisposeAsync();
        device.Dispose();
    }

    // A device that blocks must not hold up the threads the line under test continues on.
    private static Task<T> OnAThreadOfItsOwn<T>(Func<T> what) => Task.Factory.StartNew(what, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
