namespace Spectra.Confidence;

/// <summary>Whether a spectrum can be identified at all.</summary>
public enum QualityVerdict
{
    /// <summary>Nothing speaks against it.</summary>
    Usable,

    /// <summary>It can be compared, with reasons for doubt.</summary>
    Marginal,

    /// <summary>No verdict may rest on it.</summary>
    Unusable,
}
