using System.Net;
using System.Net.Sockets;
using Spectra.Driver.Transports;

namespace Spectra.Driver.Tests.Transports;

public class TcpTransportTests : TransportContractTests
{
    [Fact]
    public async Task APortWhereNobodyListensIsAbsent()
    {
        using TcpListener once = new(IPAddress.Loopback, 0);
        once.Start();
        int port = ((IPEndPoint)once.LocalEndpoint).Port;
        once.Stop();

        TransportOpening.Refused refused = await RefusedAsync(new DeviceAddress.Tcp("127.0.0.1", port));

        Assert.Equal(TransportRefusal.Absent, refused.Reason);
        Assert.Contains($"port {port}", refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANameThatNobodyKnowsIsAbsent()
    {
        TransportOpening.Refused refused = await RefusedAsync(new DeviceAddress.Tcp("detector.invalid", 5025));

        Assert.Equal(TransportRefusal.Absent, refused.Reason);
        Assert.Contains("detector.invalid", refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AResetIsAHangUpAfterTheBytes()
    {
        using SocketEnd device = new();
        await using ITransport line = await OpenedAsync(new DeviceAddress.Tcp("127.0.0.1", device.Port));
        device.Write([1, 2, 3]);
        await ArrivedAsync(line, 3);
        device.Reset();

        Assert.Equal([1, 2, 3], await ReadAsync(line, 3, 16));
        Assert.Equal(new Transfer(TransferStatus.HungUp, 0), await line.ReadAsync(new byte[16], Long, default));
    }

    private protected override (IFarEnd Device, DeviceAddress Address) Device()
    {
        SocketEnd device = new();
        return (device, new DeviceAddress.Tcp("127.0.0.1", device.Port));
    }
}
