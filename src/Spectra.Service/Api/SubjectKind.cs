namespace Spectra.Service.Api;

/// <summary>What an endpoint can be about.</summary>
internal enum SubjectKind
{
    /// <summary>The caller's own account, and nothing else can be named.</summary>
    Caller,

    /// <summary>An account.</summary>
    Account,

    /// <summary>A case.</summary>
    Case,

    /// <summary>An exhibit, and by it its case.</summary>
    Exhibit,

    /// <summary>A measurement, and by it its exhibit and case.</summary>
    Measurement,
}
