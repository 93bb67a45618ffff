using Spectra.Driver.Transports;

namespace Spectra.Driver.Tests.Transports;

/// <summary>A line under test with its device's end.</summary>
internal sealed class Connection(IFarEnd device, ITransport line) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public IFarEnd Device => device;

    public ITransport Line => line;

    public Task FromDeviceAsync(byte[] bytes) => Task.Run(() => device.Write(bytes));

    public Task<byte[]> AtDeviceAsync(int count) => Task.Run(() => device.Read(count, Patience));

    public async ValueTask DisposeAsync()
    {
        await line.DisposeAsync();
        device.Dispose();
    }
}
