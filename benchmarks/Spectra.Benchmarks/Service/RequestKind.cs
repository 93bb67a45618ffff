namespace Spectra.Benchmarks.Service;

/// <summary>What a client asks of the service.</summary>
internal enum RequestKind
{
    /// <summary>POST /api/v1/identifications: a spectrum is identified and not recorded.</summary>
    Identify,

    /// <summary>POST /api/v1/measurements: a new spectrum is identified and recorded.</summary>
    Record,

    /// <summary>GET /api/v1/measurements: the newest 50.</summary>
    List,

    /// <summary>GET /api/v1/measurements/ID.</summary>
    Show,

    /// <summary>The same with the ETag it had: not modified.</summary>
    ShowAgain,
}
