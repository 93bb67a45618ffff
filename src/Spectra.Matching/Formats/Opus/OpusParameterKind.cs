namespace Spectra.Formats.Opus;

/// <summary>The kinds of OPUS parameter blocks that are used here.</summary>
internal enum OpusParameterKind
{
    None = 0,
    DataStatus = 1,
    Instrument = 2,
    Acquisition = 3,
    FourierTransform = 4,
    Optics = 6,
    Sample = 10,
}
