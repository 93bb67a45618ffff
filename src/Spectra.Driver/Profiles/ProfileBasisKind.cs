namespace Spectra.Driver.Profiles;

/// <summary>What kind of thing a profile rests on.</summary>
public enum ProfileBasisKind
{
    /// <summary>A published document; never tried on the instrument.</summary>
    Document,

    /// <summary>Tried on an instrument.</summary>
    Instrument,

    /// <summary>An instrument that exists in the simulation only.</summary>
    Simulation,
}
