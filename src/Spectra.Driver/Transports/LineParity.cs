namespace Spectra.Driver.Transports;

/// <summary>The parity bit of a serial line.</summary>
public enum LineParity
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>An even number of ones.</summary>
    Even,

    /// <summary>An odd number of ones.</summary>
    Odd,
}
