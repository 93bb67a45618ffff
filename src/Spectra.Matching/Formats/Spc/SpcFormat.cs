using System.Collections.Immutable;

namespace Spectra.Formats.Spc;

/// <summary>GRAMS/Thermo Galactic SPC: versions 0x4B (little-endian), 0x4C (big-endian) and 0x4D (the old one).</summary>
/// <remarks>
/// Written from the published SPC.H of the GRAMS SPC file SDK. The signature is one byte, so content under another file ending
/// than .spc is taken only when its header and size fit throughout; under .spc anything that is not text is taken, in order to be refused by name.
/// </remarks>
internal sealed class SpcFormat : ISpectrumFormat
{
    private static ReadOnlySpan<byte> OleContainer => [0xD0, 0xCF, 0x11, 0xE0];

    // Its second byte is 0x4B too.
    private static ReadOnlySpan<byte> ZipEntry => "PK\x03\x04"u8;

    public string Name => "SPC";

    public bool Recognises(ReadOnlySpan<byte> content, string fileName)
    {
        if (content.Length < 2 || LooksLikeText(content) || content.StartsWith(ZipEntry))
        {
            return false;
        }

        return fileName.EndsWith(".spc", StringComparison.OrdinalIgnoreCase)
            || (SpcVersion.IsGalactic(content[1]) && content.Length >= SpcHeader.NewLength && FitsThroughout(content));
    }

    public ImmutableArray<Spectrum> Read(ReadOnlySpan<byte> content)
    {
        RefuseOtherMakers(content);
        SpcHeader header = SpcHeader.Parse(content);
        if (!header.IsPlausible)
        {
            throw new FileRefusedException(
                ReadErrorCode.NotASpectrum,
                $"The second byte is that of an SPC file (0x{content[1]:X2}), but the header behind it holds no axis and unit that make sense.");
        }

        if (header.IsOld && (header.Flags & (SpcFlags.OwnAxes | SpcFlags.ExplicitAxis)) != 0)
        {
            throw new FileRefusedException(ReadErrorCode.UnsupportedVariant, "The old SPC version (0x4D) with x values stored one by one is not read: the format defines none.");
        }

        ByteReader reader = new(content, bigEndian: header.Version == SpcVersion.BigEndian);
        ImmutableArray<SpectrumWarning> warnings = UnitDoubts(header);
        SpcLog log = SpcLog.Read(reader, header, ref warnings);
        Acquisition acquisition = SpcAcquisition.Of(header, log, ref warnings);
        return new SpcSubfiles(reader, header, acquisition, warnings).Read();
    }

    private static void RefuseOtherMakers(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(OleContainer))
        {
            throw new FileRefusedException(
                ReadErrorCode.UnsupportedVariant,
                "This .spc file is an OLE container as Shimadzu's UVProbe writes it, not a GRAMS file; please export it as text or JCAMP-DX.");
        }

        if (content[1] == SpcVersion.Shimadzu)
        {
            throw new FileRefusedException(
                ReadErrorCode.UnsupportedVariant,
                "This .spc file has the version byte 0x08 of Shimadzu's older programs, not a GRAMS file; please export it as text or JCAMP-DX.");
        }

        if (!SpcVersion.IsGalactic(content[1]))
        {
            bool known = content.Length >= SpcHeader.NewLength && SpcHeader.Parse(content) is { IsPlausible: true } header && GramsUnits.Defines(header.AxisCode, header.OrdinateCode);
            throw new FileRefusedException(
                known ? ReadErrorCode.UnsupportedVariant : ReadErrorCode.NotASpectrum,
                $"The file is named .spc but its second byte is 0x{content[1]:X2}: expected the version 0x4B, 0x4C or 0x4D of a GRAMS file.");
        }
    }

    private static ImmutableArray<SpectrumWarning> UnitDoubts(SpcHeader header)
    {
        ImmutableArray<SpectrumWarning> warnings = [];
        if (!GramsUnits.Defines(header.AxisCode, header.OrdinateCode))
        {
            warnings = warnings.Add(new SpectrumWarning("unit-code-unknown", $"The unit codes are {header.AxisCode} for x and {header.OrdinateCode} for y; the format does not define both."));
        }

        if (header.AxisLabel is not null && GramsUnits.Axis(header.AxisCode).Id is "arbitrary" or "text-label")
        {
            warnings = warnings.Add(new SpectrumWarning("axis-label-only", $"The axis has no unit code, only the label '{header.AxisLabel}'; the label is not interpreted."));
        }

        return warnings;
    }

    private static bool FitsThroughout(ReadOnlySpan<byte> content)
    {
        SpcHeader header = SpcHeader.Parse(content);
        bool ownAxes = header.Flags.HasFlag(SpcFlags.OwnAxes);
        Int128 least = header.DataOffset + ((Int128)(header.Subfiles ?? 1) * (SpcHeader.SubheaderLength + (ownAxes ? 0 : header.Points * sizeof(short))));
        return header.IsPlausible
            && GramsUnits.Defines(header.AxisCode, header.OrdinateCode)
            && (ownAxes || header.Points > 0)
            && (header.Subfiles ?? 1) > 0
            && header.First != header.Last
            && least <= content.Length;
    }

    /// <summary>A binary header of 256 bytes always has a NUL somewhere; text has none.</summary>
    private static bool LooksLikeText(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> head = content[..Math.Min(content.Length, SpcHeader.OldLength)];
        foreach (byte b in head)
        {
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\r' or (byte)'\n' or 0x0C or 0x1A))
            {
                return false;
            }
        }

        return true;
    }
}
