namespace Spectra.Formats.Opus;

/// <summary>What the ordinates of an OPUS block are.</summary>
internal enum OpusDataKind
{
    None = 0,
    SingleBeam = 1,
    Interferogram = 2,
    Phase = 3,
    Absorbance = 4,
    Transmittance = 5,
    KubelkaMunk = 6,
    Raman = 10,
    Emission = 11,
    Reflectance = 12,
    LogReflectance = 15,
    Atr = 16,
    Photoacoustic = 17,
    LikeTransmittance = 18,
    LikeAbsorbance = 19,
}
