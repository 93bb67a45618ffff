namespace Spectra;

/// <summary>How the light met the sample.</summary>
public enum Technique
{
    /// <summary>The source does not say.</summary>
    NotStated,

    /// <summary>Attenuated total reflection, on diamond unless stated otherwise.</summary>
    Atr,

    /// <summary>Transmission through a solid, mull, disc, film, solution or liquid.</summary>
    Transmission,

    /// <summary>Transmission through a gas or vapour.</summary>
    Gas,

    /// <summary>Diffuse, specular or hemispherical reflectance.</summary>
    Reflectance,
}
