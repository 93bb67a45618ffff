namespace Spectra.Service.Seizures.Decisions;

/// <summary>What the spectra of an error rate had to do with the choice of the thresholds. The further down, the more the rate says of spectra to come.</summary>
internal enum ErrorRateBasis
{
    /// <summary>Models and thresholds were chosen with these very spectra: the rate flatters.</summary>
    InSample,

    /// <summary>The coefficients were trained without the spectrum's substance, but the form of the rule was chosen with sight of the set.</summary>
    CrossValidated,

    /// <summary>The spectra had no part in any choice.</summary>
    HeldOut,
}
