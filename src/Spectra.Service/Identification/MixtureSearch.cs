namespace Spectra.Service.Identification;

/// <summary>Whether a spectrum is looked at as a mixture.</summary>
internal enum MixtureSearch
{
    /// <summary>In every usable spectrum of a sample: a little of something dangerous can hide under a good match.</summary>
    Auto,

    /// <summary>Not at all.</summary>
    Never,

    /// <summary>In every usable spectrum, also of what is no sample.</summary>
    Always,
}
