namespace Spectra.Service.Identification;

/// <summary>Whether a spectrum is looked at as a mixture.</summary>
internal enum MixtureSearch
{
    /// <summary>Where no single substance explains it.</summary>
    Auto,

    /// <summary>Not at all.</summary>
    Never,

    /// <summary>Every spectrum that can be compared.</summary>
    Always,
}
