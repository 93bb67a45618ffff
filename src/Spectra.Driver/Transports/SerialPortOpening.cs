using System.IO.Ports;

namespace Spectra.Driver.Transports;

/// <summary>Opens a serial line by the framework's own port.</summary>
internal static class SerialPortOpening
{
    public static TransportOpening Open(DeviceAddress.Serial address, LineSettings settings)
    {
        SerialPort port = new(address.Port, settings.BaudRate, ParityOf(settings.Parity), settings.DataBits, settings.StopBits == 2 ? StopBits.Two : StopBits.One);
        try
        {
            if (settings.Flow == LineFlow.RequestToSend)
            {
                port.Handshake = Handshake.RequestToSend;
            }

            if (OperatingSystem.IsWindows())
            {
                // Many instruments with a USB port of their own say nothing until somebody is there.
                port.DtrEnable = true;
            }

            port.Open();
            port.DiscardInBuffer();
            return new TransportOpening.Opened(new SerialPortTransport(address, port));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException)
        {
            port.Dispose();
            return Refusal(address.Port, settings, failure);
        }
    }

    private static Parity ParityOf(LineParity parity) => parity switch { LineParity.Even => Parity.Even, LineParity.Odd => Parity.Odd, _ => Parity.None };

    /// <summary>On Windows a port in use is "access denied"; elsewhere so is everything, and the file itself must tell.</summary>
    private static TransportOpening.Refused Refusal(string port, LineSettings settings, Exception failure) => failure switch
    {
        FileNotFoundException or DirectoryNotFoundException => Refusals.Absent(port, Refusals.SerialLine),
        UnauthorizedAccessException when OperatingSystem.IsWindows() => Refusals.Busy(port),
        UnauthorizedAccessException => OfFile(port),
        ArgumentException => Refusals.Unsupported(port, settings),
        _ => Refusals.Failed(port, failure.Message.TrimEnd('.')),
    };

    private static TransportOpening.Refused OfFile(string port)
    {
        if (!Path.Exists(port))
        {
            return Refusals.Absent(port, Refusals.SerialLine);
        }

        try
        {
            using FileStream file = new(port, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            return Refusals.WrongKind(port, Refusals.SerialLine);
        }
        catch (UnauthorizedAccessException)
        {
            return Directory.Exists(port) ? Refusals.WrongKind(port, Refusals.SerialLine) : Refusals.Forbidden(port);
        }
        catch (IOException)
        {
            return Refusals.Busy(port);
        }
    }
}
