using System.Runtime.Versioning;
using Spectra.Driver.Transports;

namespace Spectra.Driver.Tests.Transports;

[SupportedOSPlatform("linux")]
public class SerialPortTransportTests : TtyContractTests
{
    private protected override int Many => 64 * 1024;

    /// <summary>This one can't tell to the byte what left of a write that was cut off, only that nothing else is lost.</summary>
    private protected override bool CountsToTheByte => false;

    /// <summary>The only lock it takes is one that root may pass.</summary>
    private protected override bool KeepsOthersOut => !Environment.IsPrivilegedProcess;

    private protected override ValueTask<TransportOpening> OpenAsync(DeviceAddress address, LineSettings settings) =>
        ValueTask.FromResult(SerialPortOpening.Open((DeviceAddress.Serial)address, settings));

    private protected override TransportOpening OpenHere(DeviceAddress.Serial address) => SerialPortOpening.Open(address, LineSettings.Default);
}
