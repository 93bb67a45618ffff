namespace Spectra.Driver.Transports;

/// <summary>Why a transport could not be opened.</summary>
public enum TransportRefusal
{
    /// <summary>There is nothing at the address, or nobody listens there.</summary>
    Absent,

    /// <summary>The user may not open it.</summary>
    Forbidden,

    /// <summary>Another program holds it.</summary>
    Busy,

    /// <summary>What is there is not what the address says: no serial line, no device file.</summary>
    WrongKind,

    /// <summary>The line can't be set as wanted: a speed, a parity it doesn't have.</summary>
    Unsupported,

    /// <summary>It did not answer in time.</summary>
    TimedOut,

    /// <summary>Anything else the system reported.</summary>
    Failed,
}
