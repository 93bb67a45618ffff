using Spectra.Driver.Transports;

namespace Spectra.Driver.Tests.Transports;

/// <summary>Two hundred dockings leave nothing behind. Other tests run in the same program meanwhile, so that it is counted what stays, not what passes.</summary>
public class LeakTests
{
    private const int Cycles = 200;
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ASerialLineLeavesNoThreadAndNoDescriptor(bool unplugged)
    {
        await LeavesNothingAsync(async () =>
        {
            using PseudoTerminal device = new();
            await using ITransport line = await OpenAsync(new DeviceAddress.Serial(device.Path, 115_200));
            device.Write([1]);
            Assert.Equal(new Transfer(TransferStatus.Done, 1), await line.ReadAsync(new byte[1], Long, default));
            if (unplugged)
            {
                device.HangUp();
                Assert.Equal(new Transfer(TransferStatus.HungUp, 0), await line.ReadAsync(new byte[1], Long, default));
            }
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ATcpConnectionLeavesNoThreadAndNoDescriptor(bool unplugged)
    {
        await LeavesNothingAsync(async () =>
        {
            using SocketEnd device = new();
            await using ITransport line = await OpenAsync(new DeviceAddress.Tcp("127.0.0.1", device.Port));
            device.Write([1]);
            Assert.Equal(new Transfer(TransferStatus.Done, 1), await line.ReadAsync(new byte[1], Long, default));
            if (unplugged)
            {
                device.HangUp();
                Assert.Equal(new Transfer(TransferStatus.HungUp, 0), await line.ReadAsync(new byte[1], Long, default));
            }
        });
    }

    [Fact]
    public async Task AnInstrumentFileLeavesNoThreadAndNoDescriptor()
    {
        await LeavesNothingAsync(async () =>
        {
            using PseudoTerminal device = new();
            TransportOpening opening = UsbTmcOpening.Over(new DeviceAddress.UsbTmc(device.Path), LinuxCalls.Open(device.Path));
            await using ITransport line = Assert.IsType<TransportOpening.Opened>(opening).Transport;
            device.Write([1]);
            Assert.Equal(new Transfer(TransferStatus.Done, 1), await line.ReadAsync(new byte[1], Long, default));
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task APortOfTheFrameworkLeavesNoThreadAndNoDescriptor(bool unplugged)
    {
        await LeavesNothingAsync(async () =>
        {
            using PseudoTerminal device = new();
            TransportOpening opening = SerialPortOpening.Open(new DeviceAddress.Serial(device.Path, 115_200), LineSettings.Default);
            await using ITransport line = Assert.IsType<TransportOpening.Opened>(opening).Transport;
            device.Write([1]);
            Assert.Equal(new Transfer(TransferStatus.Done, 1), await line.ReadAsync(new byte[1], Long, default));
            if (unplugged)
            {
                device.HangUp();
                Assert.Equal(new Transfer(TransferStatus.HungUp, 0), await line.ReadAsync(new byte[1], Long, default));
            }
        });
    }

    [Fact]
    public async Task ARefusedLineLeavesNoDescriptor()
    {
        using PseudoTerminal device = new();
        DeviceAddress.Serial address = new(device.Path, 115_200);
        await using ITransport line = await OpenAsync(address);
        await LeavesNothingAsync(async () => Assert.IsType<TransportOpening.Refused>(await TransportFactory.OpenAsync(address, LineSettings.Default, default)));
    }

    private static async Task<ITransport> OpenAsync(DeviceAddress address) =>
        Assert.IsType<TransportOpening.Opened>(await TransportFactory.OpenAsync(address, LineSettings.Default, default)).Transport;

    private static async Task LeavesNothingAsync(Func<Task> cycle)
    {
        await cycle();
        (int descriptors, int threads) = Held();
        for (int i = 0; i < Cycles; i++)
        {
            await cycle();
        }

        // A thread that has said it is done still needs a moment to go; the pool may keep a few of its own.
        for (int i = 0; i < 500 && Held() is var held && (held.Descriptors > descriptors + 20 || held.Threads > threads + 20); i++)
        {
            await Task.Delay(10);
        }

        Assert.InRange(Held().Descriptors, 0, descriptors + 20);
        Assert.InRange(Held().Threads, 0, threads + 20);
    }

    private static (int Descriptors, int Threads) Held() =>
        (Directory.GetFileSystemEntries("/proc/self/fd").Length, Directory.GetFileSystemEntries("/proc/self/task").Length);
}
