namespace Spectra.Driver.Transports;

/// <summary>How a read or a write ended.</summary>
public enum TransferStatus
{
    /// <summary>Bytes were moved: at least one read, all written.</summary>
    Done,

    /// <summary>The time was up; the line stands.</summary>
    TimedOut,

    /// <summary>The line is gone: unplugged, closed by the other side or by us. It stays so.</summary>
    HungUp,

    /// <summary>The caller called it off; the line stands.</summary>
    Cancelled,
}
