namespace Spectra.Formats.Spc;

/// <summary>The second byte of an SPC file, fversn.</summary>
internal static class SpcVersion
{
    public const byte LittleEndian = 0x4B;
    public const byte BigEndian = 0x4C;
    public const byte Old = 0x4D;

    /// <summary>Not Galactic's: Shimadzu's UV programs write an unrelated format under the same file ending.</summary>
    public const byte Shimadzu = 0x08;

    public static bool IsGalactic(byte version) => version is LittleEndian or BigEndian or Old;
}
