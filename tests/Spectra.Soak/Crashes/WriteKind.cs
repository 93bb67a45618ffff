namespace Spectra.Soak.Crashes;

/// <summary>What a person writes over the interface.</summary>
internal enum WriteKind
{
    /// <summary>Opens a case.</summary>
    Case,

    /// <summary>Records an exhibit of it.</summary>
    Exhibit,

    /// <summary>Records a sub-sample of that.</summary>
    Sampling,

    /// <summary>Brings a file with a spectrum, which is identified and recorded.</summary>
    Measurement,

    /// <summary>Signs a hand-over; each must begin where the last one ended.</summary>
    Custody,

    /// <summary>Records what a laboratory found.</summary>
    Confirmation,

    /// <summary>Signs a review of a measurement.</summary>
    Review,
}
