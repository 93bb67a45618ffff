using System.Runtime.Versioning;
using Spectra.Driver.Transports;

namespace Spectra.Driver.Tests.Transports;

[SupportedOSPlatform("linux")]
public class LinuxTtyTransportTests : TtyContractTests
{
    [Fact]
    public async Task TheFactoryTakesItOnLinux()
    {
        await using Connection connection = await ConnectAsync();

        Assert.IsType<LinuxTtyTransport>(connection.Line);
    }

    [Theory]
    [InlineData(9_600)]
    [InlineData(115_200)]
    [InlineData(921_600)]
    [InlineData(250_000)]
    [InlineData(1_234_567)]
    public async Task TheSpeedOfTheAddressIsSetWhetherItIsAClassicOneOrNot(int speed)
    {
        using PseudoTerminal device = new();
        TransportOpening opening = await TransportFactory.OpenAsync(new DeviceAddress.Serial(device.Path, speed), new LineSettings { BaudRate = 300 }, default);
        await using ITransport line = Assert.IsType<TransportOpening.Opened>(opening).Transport;

        Assert.Equal((uint)speed, device.Speed());
    }

    private protected override TransportOpening OpenHere(DeviceAddress.Serial address) => LinuxTtyOpening.Open(address, LineSettings.Default);
}
