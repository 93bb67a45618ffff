namespace Spectra;

/// <summary>What a measurement is for in the sequence at the instrument: clean crystal, background, blank, sample, check standard.</summary>
public enum MeasurementRole
{
    /// <summary>Nothing says, or what is said contradicts itself.</summary>
    Unknown,

    /// <summary>The unknown to be identified.</summary>
    Sample,

    /// <summary>A clean crystal or empty cell measured like a sample.</summary>
    Blank,

    /// <summary>The single beam that samples are ratioed against.</summary>
    Background,

    /// <summary>A known material measured to prove the instrument, polystyrene for one.</summary>
    Check,
}
