using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Spectra.Formats.Spc;

/// <summary>Decodes the subfiles of an SPC file: one a spectrum.</summary>
internal readonly ref struct SpcSubfiles
{
    private const int DirectoryEntryLength = 12;
    private const int FloatExponent = -128;

    private readonly ByteReader _reader;
    private readonly SpcHeader _header;
    private readonly AxisUnit _axisUnit;
    private readonly OrdinateUnit _unit;
    private readonly Acquisition _acquisition;
    private readonly ImmutableArray<SpectrumWarning> _warnings;

    public SpcSubfiles(ByteReader reader, SpcHeader header, Acquisition acquisition, ImmutableArray<SpectrumWarning> warnings)
    {
        _reader = reader;
        _header = header;
        _axisUnit = GramsUnits.Labelled(GramsUnits.Axis(header.AxisCode), header.AxisLabel);
        _unit = GramsUnits.Labelled(GramsUnits.Ordinate(header.OrdinateCode), header.OrdinateLabel);
        _acquisition = acquisition;
        _warnings = warnings;
    }

    public ImmutableArray<Spectrum> Read() =>
        !_header.Flags.HasFlag(SpcFlags.OwnAxes) ? ReadOnSharedAxis()
        : _header.Flags.HasFlag(SpcFlags.Multifile) && _header.Points > 0 ? ReadByDirectory()
        : ReadOneAfterAnother();

    private int OrdinateWidth(int exponent) =>
        exponent != FloatExponent && _header.Flags.HasFlag(SpcFlags.SixteenBit) ? sizeof(short) : sizeof(int);

    private ImmutableArray<Spectrum> ReadOnSharedAxis()
    {
        long points = _header.Points;
        if (points == 0 || _header.Subfiles == 0)
        {
            throw new FileRefusedException(ReadErrorCode.NoData, $"The SPC header declares {_header.Subfiles ?? 1:N0} subfiles of {points:N0} points: expected at least one of each.");
        }

        bool explicitAxis = _header.Flags.HasFlag(SpcFlags.ExplicitAxis);
        long at = _header.DataOffset + (explicitAxis ? points * sizeof(float) : 0);
        long least = SpcHeader.SubheaderLength + (points * (_header.Flags.HasFlag(SpcFlags.SixteenBit) ? sizeof(short) : sizeof(int)));
        long subfiles = _header.Subfiles ?? WholeSubfiles(at, least);
        RefuseIfCut(at, subfiles, least);
        SpectrumAssembly.RefuseTooLarge(points * subfiles, subfiles);

        SpectralAxis axis = explicitAxis
            ? SpectrumAssembly.Explicit(_axisUnit, _reader.Singles(_header.DataOffset, (int)points, "the x values"))
            : SpectrumAssembly.Even(_axisUnit, _header.First, _header.Last, (int)points);
        ImmutableArray<Spectrum>.Builder spectra = ImmutableArray.CreateBuilder<Spectrum>((int)subfiles);
        for (int i = 0; i < subfiles; i++)
        {
            int exponent = Exponent(at, i, out ImmutableArray<SpectrumWarning> warnings);
            double[] ordinates = Ordinates(at + SpcHeader.SubheaderLength, (int)points, exponent, i);
            spectra.Add(SpectrumAssembly.Assemble(axis, _unit, ordinates, _acquisition, warnings));
            at += SpcHeader.SubheaderLength + (points * OrdinateWidth(exponent));
        }

        return Ending(spectra, at);
    }

    private ImmutableArray<Spectrum> ReadByDirectory()
    {
        long count = _header.Subfiles ?? 1;
        _reader.Slice(_header.Points, count * DirectoryEntryLength, $"the directory of {count:N0} subfiles");
        SpectrumAssembly.RefuseTooLarge(0, count);
        ImmutableArray<Spectrum>.Builder spectra = ImmutableArray.CreateBuilder<Spectrum>((int)count);
        long total = 0;
        for (int i = 0; i < count; i++)
        {
            long entry = _header.Points + ((long)i * DirectoryEntryLength);
            ReadWithOwnAxis(_reader.UInt32(entry), i, ref total, spectra);
        }

        return NotNone(spectra).ToImmutable();
    }

    private ImmutableArray<Spectrum> ReadOneAfterAnother()
    {
        long count = _header.Subfiles ?? 1;
        SpectrumAssembly.RefuseTooLarge(0, count);
        ImmutableArray<Spectrum>.Builder spectra = ImmutableArray.CreateBuilder<Spectrum>();
        long at = _header.DataOffset;
        long total = 0;
        for (int i = 0; i < count; i++)
        {
            at = ReadWithOwnAxis(at, i, ref total, spectra);
        }

        return Ending(NotNone(spectra), at);
    }

    /// <summary>Reads header, x values and ordinates of one subfile, none where it declares no points, and returns where it ends.</summary>
    private long ReadWithOwnAxis(long at, int index, ref long total, ImmutableArray<Spectrum>.Builder spectra)
    {
        _reader.Slice(at, SpcHeader.SubheaderLength, $"the header of subfile {index}");
        long points = _reader.UInt32(at + 16);
        int exponent = Exponent(at, index, out ImmutableArray<SpectrumWarning> warnings);
        long x = at + SpcHeader.SubheaderLength;
        long y = x + (points * sizeof(float));
        long end = y + (points * OrdinateWidth(exponent));
        _reader.Slice(x, end - x, $"subfile {index} with {points:N0} points");
        total += points;
        SpectrumAssembly.RefuseTooLarge(total, spectra.Count);
        if (points > 0)
        {
            SpectralAxis axis = SpectrumAssembly.Explicit(_axisUnit, _reader.Singles(x, (int)points, "the x values"));
            spectra.Add(SpectrumAssembly.Assemble(axis, _unit, Ordinates(y, (int)points, exponent, index), _acquisition, warnings));
        }

        return end;
    }

    private static ImmutableArray<Spectrum>.Builder NotNone(ImmutableArray<Spectrum>.Builder spectra) =>
        spectra.Count > 0 ? spectra : throw new FileRefusedException(ReadErrorCode.NoData, "None of the SPC file's subfiles has a point.");

    /// <summary>Compares where the declared points end with where the log block or the file's end is: the only check the format allows on its counts.</summary>
    private ImmutableArray<Spectrum> Ending(ImmutableArray<Spectrum>.Builder spectra, long end)
    {
        bool hasLog = _header.LogOffset > 0 && _header.LogOffset < _reader.Length;
        long expected = hasLog ? _header.LogOffset : _reader.Length;
        if (end > expected)
        {
            throw new FileRefusedException(
                ReadErrorCode.CountMismatch,
                $"The declared points end at byte {end:N0}, but the log block is declared to start at byte {expected:N0}: one of them is wrong.");
        }

        // The old version may pad its file; a block of other use may follow in the new ones.
        SpectrumWarning[] rest = end == expected || _header.IsOld ? [] :
            [new SpectrumWarning("trailing-bytes", $"{expected - end:N0} bytes behind the declared points are not read; they may be more points than the header counts.")];
        return [.. spectra.Select(spectrum => rest.Length == 0 ? spectrum : spectrum.Restated(spectrum.Axis.Unit, spectrum.Unit, spectrum.Acquisition, rest))];
    }

    /// <summary>The old version does not count its subfiles: they go on to the end of the file.</summary>
    private long WholeSubfiles(long at, long length)
    {
        long count = Math.Max(1, (_reader.Length - at) / length);
        long rest = _reader.Length - at - (count * length);
        if (rest > 0 && _reader.Slice(_reader.Length - rest, rest, "the rest").IndexOfAnyExcept((byte)0) >= 0)
        {
            throw new FileRefusedException(
                ReadErrorCode.Truncated,
                $"After {count} subfiles of {length:N0} bytes the file ends {length - rest:N0} bytes before the end of the next one.");
        }

        return count;
    }

    private void RefuseIfCut(long at, long subfiles, long length)
    {
        // Both factors can be what a hostile header says, so the product does not fit into 64 bits.
        Int128 needed = at + ((Int128)subfiles * length);
        if (needed > _reader.Length)
        {
            throw new FileRefusedException(
                ReadErrorCode.Truncated,
                $"The header declares {subfiles:N0} subfiles of {_header.Points:N0} points, which take {needed:N0} bytes with it, but the file has {_reader.Length:N0}.");
        }
    }

    /// <summary>The scaling exponent: the subfile's own in a multifile, else the main header's.</summary>
    private int Exponent(long at, int index, out ImmutableArray<SpectrumWarning> warnings)
    {
        warnings = _warnings;
        int own = _reader.SByte(at + 1);
        if (!_header.Flags.HasFlag(SpcFlags.Multifile) || own == _header.Exponent)
        {
            return _header.Exponent;
        }

        if (_header.Exponent == FloatExponent)
        {
            if (own != 0)
            {
                throw new FileRefusedException(
                    ReadErrorCode.UnsupportedVariant,
                    $"The SPC header declares floating-point ordinates but subfile {index} integers with the exponent {own}: one of them is wrong.");
            }

            warnings = warnings.Add(new SpectrumWarning("exponent-doubtful", "The header declares floating-point ordinates, the subfile states no exponent; they are read as floating point."));
            return FloatExponent;
        }

        return own;
    }

    private double[] Ordinates(long at, int count, int exponent, int index)
    {
        string what = $"subfile {index} with {count:N0} points";
        if (exponent == FloatExponent)
        {
            return !_header.IsOld ? _reader.Singles(at, count, what) : throw new FileRefusedException(
                ReadErrorCode.UnsupportedVariant,
                "The old SPC version (0x4D) with floating-point ordinates is not read: the format defines none.");
        }

        int width = OrdinateWidth(exponent);
        ReadOnlySpan<byte> bytes = _reader.Slice(at, (long)count * width, what);
        double[] ordinates = new double[count];
        for (int i = 0; i < count; i++)
        {
            // The integer is a fraction of its full range: value = integer / 2^bits * 2^exponent.
            ReadOnlySpan<byte> one = bytes.Slice(i * width, width);
            ordinates[i] = width == sizeof(short)
                ? Math.ScaleB((double)Int16(one), exponent - 16)
                : Math.ScaleB((double)Int32(one), exponent - 32);
        }

        return ordinates;
    }

    private short Int16(ReadOnlySpan<byte> bytes) =>
        _header.Version == SpcVersion.BigEndian ? BinaryPrimitives.ReadInt16BigEndian(bytes) : BinaryPrimitives.ReadInt16LittleEndian(bytes);

    /// <summary>A 32-bit ordinate; in the old version the upper 16-bit word comes first, each word with its lower byte first.</summary>
    private int Int32(ReadOnlySpan<byte> bytes) => _header.Version switch
    {
        SpcVersion.BigEndian => BinaryPrimitives.ReadInt32BigEndian(bytes),
        SpcVersion.Old => (BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16) | BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]),
        _ => BinaryPrimitives.ReadInt32LittleEndian(bytes),
    };
}
