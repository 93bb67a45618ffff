namespace Spectra.Formats.Spc;

/// <summary>The bits of ftflgs, named as in SPC.H.</summary>
[Flags]
internal enum SpcFlags
{
    None = 0,

    /// <summary>TSPREC: ordinates are 16-bit integers.</summary>
    SixteenBit = 0x01,

    /// <summary>TCGRAM: fexper is meaningful.</summary>
    ExperimentStated = 0x02,

    /// <summary>TMULTI: several subfiles, each with its own exponent.</summary>
    Multifile = 0x04,

    /// <summary>TRANDM: z values in no order.</summary>
    RandomZ = 0x08,

    /// <summary>TORDRD: z values ordered but uneven.</summary>
    OrderedZ = 0x10,

    /// <summary>TALABS: fcatxt holds the axis labels.</summary>
    TextLabels = 0x20,

    /// <summary>TXYXYS: every subfile has its own x values.</summary>
    OwnAxes = 0x40,

    /// <summary>TXVALS: x values are stored one by one.</summary>
    ExplicitAxis = 0x80,
}
