namespace Spectra.Service.Libraries.Releases;

/// <summary>How a release came here.</summary>
internal enum ReleaseOrigin
{
    /// <summary>It was drafted at this site.</summary>
    Drafted,

    /// <summary>It came in a signed release file of another site.</summary>
    Received,
}
