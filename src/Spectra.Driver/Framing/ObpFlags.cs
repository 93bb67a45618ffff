namespace Spectra.Driver.Framing;

/// <summary>The flags of an Ocean Binary Protocol message.</summary>
[Flags]
internal enum ObpFlags
{
    /// <summary>A request.</summary>
    None = 0,

    /// <summary>An answer to a request.</summary>
    Response = 1,

    /// <summary>The request was carried out.</summary>
    Acknowledged = 2,

    /// <summary>The host wants to be told that the request was carried out.</summary>
    AcknowledgeRequested = 4,

    /// <summary>The request was not carried out; the error number says why.</summary>
    NotAcknowledged = 8,

    /// <summary>The request could not be carried out in the device's state.</summary>
    Exception = 16,

    /// <summary>The message type will go.</summary>
    Deprecated = 32,
}
