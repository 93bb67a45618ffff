using System.Globalization;

namespace Spectra.Formats.Spc;

/// <summary>The main header of an SPC file, the same for all three versions as far as they share it.</summary>
/// <remarks>
/// Layouts as published in SPC.H of the GRAMS SPC file SDK: SPCHDR (512 bytes, versions 0x4B and 0x4C) and OSPCHDR
/// (256 bytes, version 0x4D, whose last 32 bytes already are the first subfile's header).
/// </remarks>
internal sealed record SpcHeader
{
    public const int NewLength = 512;
    public const int OldLength = 256;
    public const int SubheaderLength = 32;

    public required SpcFlags Flags { get; init; }

    public required byte Version { get; init; }

    /// <summary>The power of two the integers are scaled by; -128 (80h) means the ordinates are 32-bit floats.</summary>
    public required int Exponent { get; init; }

    /// <summary>fnpts: the points of every subfile, or with <see cref="SpcFlags.OwnAxes"/> where the subfile directory is.</summary>
    public required long Points { get; init; }

    public required double First { get; init; }

    public required double Last { get; init; }

    /// <summary>How many subfiles are declared; null where the version does not say and the file's end decides.</summary>
    public required long? Subfiles { get; init; }

    public required int AxisCode { get; init; }

    public required int OrdinateCode { get; init; }

    /// <summary>Date and time in ISO 8601 without a zone; null where none is stated.</summary>
    public string? MeasuredAt { get; init; }

    public string? Resolution { get; init; }

    public string? Source { get; init; }

    public string? Memo { get; init; }

    public string? AxisLabel { get; init; }

    public string? OrdinateLabel { get; init; }

    public int? Scans { get; init; }

    /// <summary>Where the log block starts; 0 for none.</summary>
    public long LogOffset { get; init; }

    public bool IsOld => Version == SpcVersion.Old;

    /// <summary>Where the first subfile, or the shared x values before it, begins.</summary>
    public int DataOffset => IsOld ? OldLength - SubheaderLength : NewLength;

    /// <summary>Whether the values can be those of a spectrum file at all; a weak signature needs this check.</summary>
    public bool IsPlausible =>
        Exponent is >= -128 and <= 127
        && double.IsFinite(First) && double.IsFinite(Last)
        && Points >= 0
        && (GramsUnits.Axis(AxisCode) != AxisUnit.NotStated || GramsUnits.Ordinate(OrdinateCode) != OrdinateUnit.NotStated);

    public static SpcHeader Parse(ReadOnlySpan<byte> content)
    {
        byte version = new ByteReader(content).Byte(1);
        ByteReader reader = new(content, bigEndian: version == SpcVersion.BigEndian);
        return version == SpcVersion.Old ? ParseOld(reader) : ParseNew(reader);
    }

    private static SpcHeader ParseNew(ByteReader reader)
    {
        reader.Slice(0, NewLength, "the SPC header");
        SpcFlags flags = (SpcFlags)reader.Byte(0);
        (string? axisLabel, string? ordinateLabel) = Labels(reader, 218, flags.HasFlag(SpcFlags.TextLabels));
        uint date = reader.UInt32(32);
        return new SpcHeader
        {
            Flags = flags,
            Version = reader.Byte(1),
            Exponent = reader.SByte(3),
            Points = reader.UInt32(4),
            First = reader.Double(8),
            Last = reader.Double(16),
            Subfiles = flags.HasFlag(SpcFlags.Multifile) ? reader.UInt32(24) : 1,
            AxisCode = reader.Byte(28),
            OrdinateCode = reader.Byte(29),
            MeasuredAt = Date((int)(date >> 20), (int)((date >> 16) & 15), (int)((date >> 11) & 31), (int)((date >> 6) & 31), (int)(date & 63)),
            Resolution = reader.Text(36, 9),
            Source = reader.Text(45, 9),
            Memo = reader.Text(88, 130),
            AxisLabel = axisLabel,
            OrdinateLabel = ordinateLabel,
            LogOffset = reader.UInt32(248),
        };
    }

    private static SpcHeader ParseOld(ByteReader reader)
    {
        reader.Slice(0, OldLength, "the SPC header");
        SpcFlags flags = (SpcFlags)reader.Byte(0);
        int axisCode = reader.Byte(16);
        (string? axisLabel, string? ordinateLabel) = Labels(reader, 194, flags.HasFlag(SpcFlags.TextLabels) || axisCode == 15);
        float points = reader.Single(4);
        short scans = reader.Int16(34);
        return new SpcHeader
        {
            Flags = flags,
            Version = SpcVersion.Old,
            Exponent = reader.Int16(2),
            Points = points is >= 0 and <= uint.MaxValue && points == MathF.Truncate(points) ? (long)points : -1,
            First = reader.Single(8),
            Last = reader.Single(12),
            Subfiles = flags.HasFlag(SpcFlags.Multifile) ? null : 1,
            AxisCode = axisCode,
            OrdinateCode = reader.Byte(17),

            // The upper four bits of the year are the type of the z axis.
            MeasuredAt = Date(reader.UInt16(18) & 0xFFF, reader.Byte(20), reader.Byte(21), reader.Byte(22), reader.Byte(23)),
            Resolution = reader.Text(24, 8),
            Scans = scans > 0 ? scans : null,
            Memo = reader.Text(64, 130),
            AxisLabel = axisLabel,
            OrdinateLabel = ordinateLabel,
        };
    }

    private static (string? Axis, string? Ordinate) Labels(ByteReader reader, int at, bool stated)
    {
        if (!stated)
        {
            return (null, null);
        }

        ReadOnlySpan<byte> field = reader.Slice(at, 30, "the axis labels");
        int end = field.IndexOf((byte)0);
        return (ByteReader.Text(field), end < 0 ? null : ByteReader.Text(field[(end + 1)..]));
    }

    private static string? Date(int year, int month, int day, int hour, int minute) =>
        year == 0 && month == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}T{hour:00}:{minute:00}");
}
