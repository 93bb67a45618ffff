using System.Diagnostics;

namespace Spectra.Driver.Transports;

/// <summary>Opens the line an address leads to.</summary>
public static class TransportFactory
{
    /// <summary>Opens a line: locked against other programs where the system can, set, and emptied of what lay in it.</summary>
    /// <param name="address">Where it leads. The speed of a serial address wins over that of <paramref name="line"/>.</param>
    /// <param name="line">How a serial line is set; other lines ignore it.</param>
    /// <param name="cancellationToken">Ends the opening with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The open line, or why it can't be opened.</returns>
    public static async ValueTask<TransportOpening> OpenAsync(DeviceAddress address, LineSettings line, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(line);
        cancellationToken.ThrowIfCancellationRequested();
        return address switch
        {
            DeviceAddress.Serial serial => await OpenSerialAsync(serial, line with { BaudRate = serial.BaudRate ?? line.BaudRate }, cancellationToken).ConfigureAwait(false),
            DeviceAddress.Tcp tcp => await TcpOpening.OpenAsync(tcp, cancellationToken).ConfigureAwait(false),
            DeviceAddress.UsbTmc usb when OperatingSystem.IsLinux() => await Task.Run(() => UsbTmcOpening.Open(usb), cancellationToken).ConfigureAwait(false),
            DeviceAddress.UsbTmc => new TransportOpening.Refused(TransportRefusal.Unsupported, $"{address} can only be reached on Linux: use the detector's serial line or network connection here."),
            DeviceAddress.Transcript transcript => TranscriptTransport.Open(transcript),
            DeviceAddress.Folder => new TransportOpening.Refused(TransportRefusal.WrongKind, $"{address} is a folder with files, not a line to talk over: dock it as it is."),
            DeviceAddress.Simulated => new TransportOpening.Refused(TransportRefusal.WrongKind, $"{address} names the simulated detector, not the line it speaks on: start it and dock the address it prints."),
            _ => throw new UnreachableException(),
        };
    }

    // A driver may take its time to open a line, which is nothing to hold up the caller's thread with.
    private static Task<TransportOpening> OpenSerialAsync(DeviceAddress.Serial address, LineSettings line, CancellationToken cancellationToken) =>
        Task.Run(() => OperatingSystem.IsLinux() ? LinuxTtyOpening.Open(address, line) : SerialPortOpening.Open(address, line), cancellationToken);
}
