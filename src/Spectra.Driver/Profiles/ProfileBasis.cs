namespace Spectra.Driver.Profiles;

/// <summary>What a profile rests on.</summary>
/// <param name="Kind">Document, instrument or simulation.</param>
/// <param name="Source">The document with its edition, the instrument with its serial number and the day it was tried, or the simulation.</param>
public sealed record ProfileBasis(ProfileBasisKind Kind, string Source)
{
    /// <summary>What a person is told of it.</summary>
    public string Sentence => Kind switch
    {
        ProfileBasisKind.Document => $"Written from the published document ({Source}), never tried on the instrument.",
        ProfileBasisKind.Instrument => $"Tried on the instrument ({Source}).",
        ProfileBasisKind.Simulation => $"SIMULATED instrument ({Source}).",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
