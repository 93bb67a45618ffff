using System.Runtime.Versioning;
using Spectra.Driver.Transports;

namespace Spectra.Driver.Tests.Transports;

/// <summary>What every serial line promises besides.</summary>
[SupportedOSPlatform("linux")]
public abstract class TtyContractTests : TransportContractTests
{
    /// <summary>Whether the lock holds against the user who runs the tests.</summary>
    private protected virtual bool KeepsOthersOut => true;

    [Theory]
    [InlineData(3)]
    [InlineData(10_000)]
    public async Task WhatLayInTheLineBeforeItWasOpenedIsNotDelivered(int stale)
    {
        using PseudoTerminal device = new();
        device.Write(Bytes(stale, 4));
        await using ITransport line = await OpenedAsync(new DeviceAddress.Serial(device.Path, 115_200));

        device.Write([1, 2, 3]);

        Assert.Equal([1, 2, 3], await ReadAsync(line, 3, 16));
    }

    [Fact]
    public async Task ALineThatIsNotThereIsAbsent()
    {
        TransportOpening.Refused refused = await RefusedAsync(new DeviceAddress.Serial("/dev/ttyNobody0", 115_200));

        Assert.Equal(TransportRefusal.Absent, refused.Reason);
        Assert.Contains("/dev/ttyNobody0", refused.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/tmp")]
    public async Task WhatIsNoSerialLineIsOfTheWrongKind(string path)
    {
        TransportOpening.Refused refused = await RefusedAsync(new DeviceAddress.Serial(path, 115_200));

        Assert.Equal(TransportRefusal.WrongKind, refused.Reason);
        Assert.Contains(path, refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void ALineAnotherUserMayNotOpenIsForbiddenAndTheSentenceSaysWhichGroupMay()
    {
        using PseudoTerminal device = new();
        File.SetUnixFileMode(device.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        TransportOpening opening = Stranger.Does(() => OpenHere(new DeviceAddress.Serial(device.Path, 115_200)));

        TransportOpening.Refused refused = Assert.IsType<TransportOpening.Refused>(opening);
        Assert.Equal(TransportRefusal.Forbidden, refused.Reason);
        Assert.Contains("'dialout'", refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASecondOpenerIsToldThatTheLineIsBusyAndTheFirstIsNotDisturbed()
    {
        using PseudoTerminal device = new();
        DeviceAddress.Serial address = new(device.Path, 115_200);
        await using (ITransport first = await OpenedAsync(address))
        {
            if (KeepsOthersOut)
            {
                Assert.Equal(TransportRefusal.Busy, (await RefusedAsync(address)).Reason);
            }

            device.Write([1, 2, 3]);
            Assert.Equal([1, 2, 3], await ReadAsync(first, 3, 16));
        }

        await using ITransport again = await OpenedAsync(address);
        device.Write([4]);
        Assert.Equal([4], await ReadAsync(again, 1, 16));
    }

    /// <summary>Opens on this thread.</summary>
    private protected abstract TransportOpening OpenHere(DeviceAddress.Serial address);

    private protected sealed override (IFarEnd Device, DeviceAddress Address) Device()
    {
        PseudoTerminal device = new();
        return (device, new DeviceAddress.Serial(device.Path, 115_200));
    }
}
