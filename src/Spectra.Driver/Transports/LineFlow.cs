namespace Spectra.Driver.Transports;

/// <summary>How the two sides of a serial line hold each other back.</summary>
public enum LineFlow
{
    /// <summary>They do not.</summary>
    None,

    /// <summary>By the RTS and CTS wires.</summary>
    RequestToSend,
}
