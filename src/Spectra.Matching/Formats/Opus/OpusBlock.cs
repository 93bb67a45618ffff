namespace Spectra.Formats.Opus;

/// <summary>One 12-byte entry of an OPUS directory: a type in bit fields, a length and an offset.</summary>
/// <param name="Type">The type word.</param>
/// <param name="Length">The length in bytes (the file counts 32-bit words).</param>
/// <param name="Offset">Where the block starts.</param>
internal readonly record struct OpusBlock(uint Type, long Length, long Offset)
{
    /// <summary>The bits that say what a block holds; the others are flags.</summary>
    public const uint KindBits = (1 << 22) - 1;

    // The bit that makes a data block's type that of its data status parameters.
    private const uint StatusBit = 1 << 4;

    /// <summary>The type word without its flags.</summary>
    public uint Kind => Type & KindBits;

    /// <summary>1 real part, 2 imaginary part, 3 amplitude; 0 for blocks that hold no ordinates.</summary>
    public uint Part => Type & 3;

    /// <summary>1 sample, 2 reference, 3 the ratio of both.</summary>
    public uint Channel => (Type >> 2) & 3;

    /// <summary>The kind of parameters; 0 for blocks that hold ordinates or text.</summary>
    public OpusParameterKind Parameters => (OpusParameterKind)((Type >> 4) & 63);

    /// <summary>What the ordinates are.</summary>
    public OpusDataKind Data => (OpusDataKind)((Type >> 10) & 127);

    /// <summary>0 for the spectrum itself, n for its n-th derivative.</summary>
    public uint Derivative => (Type >> 17) & 3;

    /// <summary>0 for a single trace; other values are series, compound tables, macros, reports.</summary>
    public uint Extension => (Type >> 19) & 7;

    /// <summary>Whether the block holds ordinates: of a spectrum, an interferogram, a phase or something else.</summary>
    public bool HoldsOrdinates => Part != 0 && Parameters == OpusParameterKind.None && Extension == 0;

    /// <summary>The type word of the block that describes these ordinates.</summary>
    public uint StatusType => Type | StatusBit;

    public bool IsAbsorbance => Data == OpusDataKind.Absorbance && Derivative == 0;

    /// <summary>Whether it is a background: the reference's single beam.</summary>
    public bool IsReference => Channel == 2;
}
