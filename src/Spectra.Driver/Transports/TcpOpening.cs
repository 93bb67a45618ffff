using System.Globalization;
using System.Net.Sockets;

namespace Spectra.Driver.Transports;

/// <summary>Opens a TCP connection.</summary>
internal static class TcpOpening
{
    private const int KeepAliveSeconds = 10;
    private const int KeepAliveRepeatSeconds = 3;
    private const int KeepAliveRepeats = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static async ValueTask<TransportOpening> OpenAsync(DeviceAddress.Tcp address, CancellationToken cancellationToken)
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, KeepAliveSeconds);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, KeepAliveRepeatSeconds);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, KeepAliveRepeats);
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        try
        {
            await socket.ConnectAsync(address.Host, address.Port, deadline.Token).ConfigureAwait(false);
            return new TransportOpening.Opened(new TcpTransport(address, socket));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            return Refusal(address, SocketError.TimedOut, "");
        }
        catch (OperationCanceledException)
        {
            socket.Dispose();
            throw;
        }
        catch (SocketException failure)
        {
            socket.Dispose();
            return Refusal(address, failure.SocketErrorCode, failure.Message);
        }
    }

    private static TransportOpening.Refused Refusal(DeviceAddress.Tcp address, SocketError error, string message)
    {
        string where = string.Create(CultureInfo.InvariantCulture, $"{address.Host}, port {address.Port}");
        return error switch
        {
            SocketError.ConnectionRefused or SocketError.ConnectionReset => new(TransportRefusal.Absent, $"Nothing listens at {where}: check the port number, and that the detector's network service is switched on."),
            SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => new(TransportRefusal.Absent, $"The network knows no device named {address.Host}: check the name, or use the detector's IP address."),
            SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown or SocketError.NetworkDown or SocketError.AddressNotAvailable =>
                new(TransportRefusal.Absent, $"There is no way through the network to {where}: check the cable and the detector's address."),
            SocketError.AccessDenied => new(TransportRefusal.Forbidden, $"This computer does not let the program connect to {where}: ask the administrator about its firewall."),
            SocketError.TimedOut => new(TransportRefusal.TimedOut, $"No answer from {where}: check that the detector is on and the cable plugged in."),
            _ => Refusals.Failed(where, message),
        };
    }
}
