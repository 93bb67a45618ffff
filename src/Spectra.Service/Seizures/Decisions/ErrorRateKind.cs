namespace Spectra.Service.Seizures.Decisions;

/// <summary>Which way a decision was wrong.</summary>
internal enum ErrorRateKind
{
    /// <summary>A substance was named that is not there: the library does not hold the right one, or another was named in its place.</summary>
    FalseAcceptance,

    /// <summary>"Not identified" was said of a substance that the library holds.</summary>
    FalseRejection,
}
