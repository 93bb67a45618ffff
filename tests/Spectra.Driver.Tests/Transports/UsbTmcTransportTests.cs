using System.Runtime.Versioning;
using Spectra.Driver.Transports;

namespace Spectra.Driver.Tests.Transports;

/// <summary>A raw pseudo-terminal stands in for the kernel's device file: it answers "not yet" where that one would wait.</summary>
[SupportedOSPlatform("linux")]
public class UsbTmcTransportTests : TransportContractTests
{
    private protected override bool ReadsAhead => false;

    [Fact]
    public async Task WhatCameWithAnAnswerIsDeliveredThoughTheInstrumentIsGone()
    {
        await using Connection connection = await ConnectAsync();
        byte[] answer = Bytes(1000, 6);
        connection.Device.Write(answer);
        byte[] first = await ReadAsync(connection.Line, 1, 1);
        byte[] rest = await ReadAsync(connection.Line, 499, 499);
        await ArrivedAsync(connection.Line, 500);
        connection.Device.HangUp();

        byte[] held = await ReadAsync(connection.Line, 500, 500);
        Assert.Equal(Convert.ToHexString(answer), Convert.ToHexString([.. first, .. rest, .. held]));
        Assert.Equal(new Transfer(TransferStatus.HungUp, 0), await connection.Line.ReadAsync(new byte[16], Long, default));
    }

    [Fact]
    public async Task NothingIsAskedOfTheInstrumentUntilSomebodyReads()
    {
        await using Connection connection = await ConnectAsync();
        connection.Device.Write([1, 2, 3]);

        Assert.Equal(new Transfer(TransferStatus.TimedOut, 0), await connection.Line.ReadAsync(new byte[16], TimeSpan.Zero, default));
        Assert.Equal(0, ((BufferedTransport)connection.Line).Received.Count);
        Assert.Equal([1, 2, 3], await ReadAsync(connection.Line, 3, 3));
    }

    [Theory]
    [InlineData("/dev/usbtmcNobody", TransportRefusal.Absent)]
    [InlineData("/dev/null", TransportRefusal.WrongKind)]
    [InlineData("/tmp", TransportRefusal.WrongKind)]
    public async Task WhatIsNoSuchInstrumentIsRefused(string path, TransportRefusal reason)
    {
        TransportOpening opening = await TransportFactory.OpenAsync(new DeviceAddress.UsbTmc(path), LineSettings.Default, default);

        TransportOpening.Refused refused = Assert.IsType<TransportOpening.Refused>(opening);
        Assert.Equal(reason, refused.Reason);
        Assert.Contains(path, refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASerialLineIsNoSuchInstrument()
    {
        using PseudoTerminal device = new();
        TransportOpening opening = await TransportFactory.OpenAsync(new DeviceAddress.UsbTmc(device.Path), LineSettings.Default, default);

        Assert.Equal(TransportRefusal.WrongKind, Assert.IsType<TransportOpening.Refused>(opening).Reason);
    }

    [Fact]
    public async Task ASecondOpenerIsToldThatTheInstrumentIsBusy()
    {
        using PseudoTerminal device = new();
        DeviceAddress.UsbTmc address = new(device.Path);
        await using ITransport first = await OpenedAsync(address);

        Assert.Equal(TransportRefusal.Busy, (await RefusedAsync(address)).Reason);
    }

    [Fact]
    public void AnInstrumentAnotherUserMayNotOpenIsForbidden()
    {
        using PseudoTerminal device = new();
        File.SetUnixFileMode(device.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        TransportOpening opening = Stranger.Does(() => UsbTmcOpening.Open(new DeviceAddress.UsbTmc(device.Path)));

        Assert.Equal(TransportRefusal.Forbidden, Assert.IsType<TransportOpening.Refused>(opening).Reason);
    }

    private protected override (IFarEnd Device, DeviceAddress Address) Device()
    {
        PseudoTerminal device = new();
        return (device, new DeviceAddress.UsbTmc(device.Path));
    }

    private protected override ValueTask<TransportOpening> OpenAsync(DeviceAddress address, LineSettings settings)
    {
        DeviceAddress.UsbTmc instrument = (DeviceAddress.UsbTmc)address;
        return ValueTask.FromResult(UsbTmcOpening.Over(instrument, LinuxCalls.Open(instrument.Path)));
    }
}
