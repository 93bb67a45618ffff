namespace Spectra.Driver.Transports;

/// <summary>How a serial line is set. Other transports ignore it.</summary>
public sealed record LineSettings
{
    /// <summary>115 200 bits a second, 8 data bits, no parity, one stop bit, no flow control.</summary>
    public static LineSettings Default { get; } = new();

    /// <summary>The line speed in bits a second, 50 to 12 000 000.</summary>
    public int BaudRate { get; init; } = DeviceAddress.DefaultBaudRate;

    /// <summary>Data bits, 7 or 8.</summary>
    public int DataBits { get; init; } = 8;

    /// <summary>The parity bit.</summary>
    public LineParity Parity { get; init; } = LineParity.None;

    /// <summary>Stop bits, 1 or 2.</summary>
    public int StopBits { get; init; } = 1;

    /// <summary>How the two sides hold each other back.</summary>
    public LineFlow Flow { get; init; } = LineFlow.None;
}
