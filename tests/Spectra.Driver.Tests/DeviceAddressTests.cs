using CsCheck;

namespace Spectra.Driver.Tests;

public class DeviceAddressTests
{
    public static TheoryData<string, DeviceAddress, string> Addresses() => new()
    {
        { "serial:/dev/ttyUSB0?baud=9600", new DeviceAddress.Serial("/dev/ttyUSB0", 9600), "serial:/dev/ttyUSB0?baud=9600" },
        { "serial:COM3", new DeviceAddress.Serial("COM3", null), "serial:COM3" },
        { "tcp:detector.local:5025", new DeviceAddress.Tcp("detector.local", 5025), "tcp:detector.local:5025" },
        { "tcp:[fe80::1]:5025", new DeviceAddress.Tcp("fe80::1", 5025), "tcp:[fe80::1]:5025" },
        { "usbtmc:/dev/usbtmc0", new DeviceAddress.UsbTmc("/dev/usbtmc0"), "usbtmc:/dev/usbtmc0" },
        { "folder:/media/STICK", new DeviceAddress.Folder("/media/STICK"), "folder:/media/STICK" },
        { @"folder:E:\", new DeviceAddress.Folder(@"E:\"), @"folder:E:\" },
        { " FOLDER:with spaces/in it ", new DeviceAddress.Folder("with spaces/in it"), "folder:with spaces/in it" },
        { "sim:polystyrene", new DeviceAddress.Simulated("polystyrene"), "sim:polystyrene" },
        { "transcript:/tmp/session.txt", new DeviceAddress.Transcript("/tmp/session.txt"), "transcript:/tmp/session.txt" },
    };

    [Theory]
    [MemberData(nameof(Addresses))]
    public void EveryFormOfTheContractIsUnderstoodAndWrittenBack(string text, DeviceAddress expected, string written)
    {
        AddressParsing.Accepted accepted = Assert.IsType<AddressParsing.Accepted>(DeviceAddress.Parse(text));

        Assert.Equal(expected, accepted.Address);
        Assert.Equal(written, accepted.Address.ToString());
        Assert.Equal(accepted, DeviceAddress.Parse(written));
    }

    [Theory]
    [InlineData("", "expected serial:PORT")]
    [InlineData("/media/STICK", "expected serial:PORT")]
    [InlineData("usb:1", "'usb' is no kind of connection")]
    [InlineData("folder:", "nothing readable follows")]
    [InlineData("folder:a\nb", "nothing readable follows")]
    [InlineData("serial:?baud=9600", "the port is missing")]
    [InlineData("serial:COM3?baud=fast", "expected ?baud=N")]
    [InlineData("serial:COM3?baud=0", "expected ?baud=N")]
    [InlineData("serial:COM3?parity=even", "expected ?baud=N")]
    [InlineData("tcp:host", "a port from 1 to 65535")]
    [InlineData("tcp::5025", "a port from 1 to 65535")]
    [InlineData("tcp:host:0", "a port from 1 to 65535")]
    [InlineData("tcp:host:65536", "a port from 1 to 65535")]
    [InlineData("tcp:fe80::1:5025", "a port from 1 to 65535")]
    public void AWrongAddressGetsASentenceThatSaysWhatWasExpected(string text, string part)
    {
        AddressParsing.Refused refused = Assert.IsType<AddressParsing.Refused>(DeviceAddress.Parse(text));

        Assert.Contains(part, refused.Sentence, StringComparison.Ordinal);
        Assert.Contains($"'{text}'", refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void AnyTextIsAnsweredAndWhatIsAcceptedIsStable() =>
        Gen.Select(Gen.OneOf(Gen.Const("serial:"), Gen.Const("tcp:"), Gen.Const("usbtmc:"), Gen.Const("folder:"), Gen.Const("sim:"), Gen.Const("transcript:"), Gen.Const("")), Gen.String).Sample((kind, rest) =>
            DeviceAddress.Parse(kind + rest) is not AddressParsing.Accepted accepted
            || DeviceAddress.Parse(accepted.Address.ToString()) == accepted);
}
