namespace Spectra.Formats.Omnic;

/// <summary>The keys of OMNIC blocks whose use is known.</summary>
internal static class OmnicKey
{
    public const byte Header = 0x02;
    public const byte Ordinates = 0x03;
    public const byte Comment = 0x04;
    public const byte History = 0x1B;

    /// <summary>Text of a spectrum taken from a library; such a file states no time of measurement.</summary>
    public const byte LibraryText = 0x53;

    public const byte SampleInterferogram = 0x66;
    public const byte BackgroundInterferogram = 0x67;

    /// <summary>Title and, 256 bytes on, time of a spectrum in a group (.spg).</summary>
    public const byte Title = 0x6B;

    /// <summary>Experiment information; the fixed layout is that of the subtype 0x79.</summary>
    public const byte Experiment = 0x82;

    /// <summary>Seen to hold the name of the smart accessory, between other short texts.</summary>
    public const byte Accessory = 0x97;
}
