using System.Globalization;
using System.Runtime.InteropServices;

namespace Spectra.Driver.Transports;

/// <summary>The sentences for a line that could not be opened.</summary>
internal static class Refusals
{
    public const string SerialLine = "serial line";
    public const string InstrumentFile = "USB test-and-measurement device";

    /// <summary>What an error number of Linux means for a person who wants to reach a device.</summary>
    public static TransportOpening.Refused Of(int error, string path, string kind) => error switch
    {
        LinuxCalls.NoEntry or LinuxCalls.NoSuchDevice or LinuxCalls.DeviceGone or LinuxCalls.NotAFolder => Absent(path, kind),
        LinuxCalls.AccessDenied or LinuxCalls.NotPermitted => Forbidden(path),
        LinuxCalls.DeviceBusy or LinuxCalls.TryAgain => Busy(path),
        LinuxCalls.IsAFolder or LinuxCalls.NotATerminal => WrongKind(path, kind),
        _ => Failed(path, Marshal.GetPInvokeErrorMessage(error)),
    };

    public static TransportOpening.Refused Absent(string path, string kind) =>
        new(TransportRefusal.Absent, $"There is no {kind} at {path}: plug the detector in and switch it on; it may also have got another name, which 'spectra devices' shows.");

    public static TransportOpening.Refused Forbidden(string path) =>
        new(TransportRefusal.Forbidden, $"You may not open {path}: have the administrator add your account to the group 'dialout', then log out and in again.");

    public static TransportOpening.Refused Busy(string path) =>
        new(TransportRefusal.Busy, $"Another program is using {path}: close it and dock again. Just after plugging in, the system itself may hold the line for about ten seconds.");

    public static TransportOpening.Refused WrongKind(string path, string kind) =>
        new(TransportRefusal.WrongKind, $"{path} is no {kind}: check the address; 'spectra devices' shows what is attached.");

    public static TransportOpening.Refused Unsupported(string path, LineSettings settings) => new(TransportRefusal.Unsupported, string.Create(
        CultureInfo.InvariantCulture,
        $"The line {path} can't be set to {settings.BaudRate} bits a second, {settings.DataBits} data bits, parity {settings.Parity}, {settings.StopBits} stop bits, flow control {settings.Flow}: use another adapter or another line setting."));

    public static TransportOpening.Refused NoDescriptor(string path) =>
        new(TransportRefusal.Failed, $"{path} could not be opened: this program has too many files open. Restart it.");

    public static TransportOpening.Refused Failed(string path, string reason) =>
        new(TransportRefusal.Failed, $"{path} could not be opened: {reason}. Unplug the detector, plug it in again and dock once more.");
}
