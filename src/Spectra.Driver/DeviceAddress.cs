using System.Globalization;

namespace Spectra.Driver;

/// <summary>Where a detector, or what stands in for one, is reached.</summary>
/// <remarks>Text form: <c>serial:/dev/ttyUSB0?baud=115200</c>, <c>serial:COM3</c>, <c>tcp:host:5025</c>, <c>usbtmc:/dev/usbtmc0</c>, <c>folder:/media/STICK</c>, <c>sim:NAME</c>, <c>transcript:FILE</c>.</remarks>
public abstract record DeviceAddress
{
    /// <summary>The line speed where neither the address nor a profile states one.</summary>
    public const int DefaultBaudRate = 115_200;

    private const string Forms = "serial:PORT[?baud=N], tcp:HOST:PORT, usbtmc:PATH, folder:PATH, sim:NAME or transcript:FILE";

    private DeviceAddress()
    {
    }

    /// <summary>Reads an address from its text form.</summary>
    /// <returns>The address, or a sentence saying what was expected.</returns>
    public static AddressParsing Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string trimmed = text.Trim();
        int colon = trimmed.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
        {
            return Refused(text, $"expected {Forms}");
        }

        string rest = trimmed[(colon + 1)..];
        if (rest.Length == 0 || rest.Any(char.IsControl))
        {
            return Refused(text, $"nothing readable follows '{trimmed[..colon]}:'; expected {Forms}");
        }

        return trimmed[..colon].ToUpperInvariant() switch
        {
            "SERIAL" => ParseSerial(text, rest),
            "TCP" => ParseTcp(text, rest),
            "USBTMC" => new AddressParsing.Accepted(new UsbTmc(rest)),
            "FOLDER" => new AddressParsing.Accepted(new Folder(rest)),
            "SIM" => new AddressParsing.Accepted(new Simulated(rest)),
            "TRANSCRIPT" => new AddressParsing.Accepted(new Transcript(rest)),
            _ => Refused(text, $"'{trimmed[..colon]}' is no kind of connection known here; expected {Forms}"),
        };
    }

    /// <inheritdoc/>
    public sealed override string ToString() => this switch
    {
        Serial serial => serial.BaudRate is { } baud ? string.Create(CultureInfo.InvariantCulture, $"serial:{serial.Port}?baud={baud}") : $"serial:{serial.Port}",
        Tcp tcp => string.Create(CultureInfo.InvariantCulture, $"tcp:{(tcp.Host.Contains(':', StringComparison.Ordinal) ? $"[{tcp.Host}]" : tcp.Host)}:{tcp.Port}"),
        UsbTmc usb => $"usbtmc:{usb.Path}",
        Folder folder => $"folder:{folder.Path}",
        Simulated simulated => $"sim:{simulated.Name}",
        Transcript transcript => $"transcript:{transcript.Path}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static AddressParsing ParseSerial(string text, string rest)
    {
        int query = rest.IndexOf('?', StringComparison.Ordinal);
        string port = query < 0 ? rest : rest[..query];
        if (port.Length == 0)
        {
            return Refused(text, "the port is missing; expected for example serial:/dev/ttyUSB0 or serial:COM3");
        }

        if (query < 0)
        {
            return new AddressParsing.Accepted(new Serial(port, null));
        }

        string option = rest[(query + 1)..];
        return option.StartsWith("baud=", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(option.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out int baud)
            && baud is >= 50 and <= 12_000_000
            ? new AddressParsing.Accepted(new Serial(port, baud))
            : Refused(text, $"'?{option}' is no line setting known here; expected ?baud=N with N from 50 to 12000000");
    }

    private static AddressParsing ParseTcp(string text, string rest)
    {
        int colon = rest.LastIndexOf(':');
        string host = colon < 0 ? "" : rest[..colon];
        bool bracketed = host.StartsWith('[') && host.EndsWith(']');
        host = bracketed ? host[1..^1] : host;
        return host.Length > 0
            && (bracketed || !host.Contains(':', StringComparison.Ordinal))
            && int.TryParse(rest.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port)
            && port is >= 1 and <= 65_535
            ? new AddressParsing.Accepted(new Tcp(host, port))
            : Refused(text, "expected a host and a port from 1 to 65535, for example tcp:192.168.1.20:5025 (an IPv6 host in square brackets)");
    }

    private static AddressParsing.Refused Refused(string text, string expected) => new($"The address '{text}' can't be used: {expected}.");

    /// <summary>A serial line.</summary>
    /// <param name="Port">The device file or port name.</param>
    /// <param name="BaudRate">The line speed in bits a second; null leaves it to the device's profile.</param>
    public sealed record Serial(string Port, int? BaudRate) : DeviceAddress;

    /// <summary>A raw TCP connection.</summary>
    /// <param name="Host">The host name or IP address, without brackets.</param>
    /// <param name="Port">The port.</param>
    public sealed record Tcp(string Host, int Port) : DeviceAddress;

    /// <summary>A USB test-and-measurement device file.</summary>
    /// <param name="Path">The device file.</param>
    public sealed record UsbTmc(string Path) : DeviceAddress;

    /// <summary>A stick, card or share with an instrument's exports; only ever read.</summary>
    /// <param name="Path">The folder.</param>
    public sealed record Folder(string Path) : DeviceAddress;

    /// <summary>The simulated detector.</summary>
    /// <param name="Name">What it should be.</param>
    public sealed record Simulated(string Name) : DeviceAddress;

    /// <summary>A recorded session, played back in place of a device.</summary>
    /// <param name="Path">The transcript file.</param>
    public sealed record Transcript(string Path) : DeviceAddress;
}
