using System.Collections.Immutable;

namespace Spectra.Formats.PerkinElmer;

/// <summary>Decodes a data set at a constant interval.</summary>
internal readonly ref struct PerkinElmerDataSet
{
    private const ushort AbscissaRange = 35_698;
    private const ushort Interval = 35_700;
    private const ushort NumberOfPoints = 35_701;
    private const ushort AbscissaLabel = 35_703;
    private const ushort OrdinateLabel = 35_704;
    private const ushort Ordinates = 35_708;
    private const ushort Name = 35_709;
    private const ushort History = 35_711;
    private const ushort Alias = 35_713;

    // Type code and byte count before the values.
    private const int OrdinatesHeaderLength = 6;
    private const ushort CoordinateArray = 29_974;

    private readonly ByteReader _reader;
    private readonly PerkinElmerBlock _outer;

    public PerkinElmerDataSet(ByteReader reader, PerkinElmerBlock outer)
    {
        _reader = reader;
        _outer = outer;
    }

    public Spectrum Read()
    {
        ImmutableArray<SpectrumWarning> warnings = [];
        Dictionary<ushort, PerkinElmerBlock> members = Members(ref warnings);
        double[] ordinates = Values(members);
        if (!members.TryGetValue(AbscissaRange, out PerkinElmerBlock range) || range.AsRange(_reader) is not (double first, double last))
        {
            throw new FileRefusedException(ReadErrorCode.NotASpectrum, "The PerkinElmer data set does not state the range of its axis (member 35698).");
        }

        if (Number(members, Interval) is double step && Math.Abs((step * (ordinates.Length - 1)) - (last - first)) > Math.Abs(step) / 2)
        {
            warnings = warnings.Add(new SpectrumWarning("interval-doubtful", $"{ordinates.Length} points at an interval of {step} do not fill the range from {first} to {last}; the range is used."));
        }

        PerkinElmerHistory history = new();
        if (members.TryGetValue(History, out PerkinElmerBlock record))
        {
            history.Read(_reader, record);
        }

        OrdinateUnit unit = PerkinElmerUnits.Ordinate(Text(members, OrdinateLabel));
        Acquisition acquisition = new()
        {
            Title = Text(members, Alias) ?? Text(members, Name),
            Technique = TechniqueWords.Parse(history.Accessory),
            TechniqueStated = history.Accessory,
            ResolutionPerCentimetre = history.Resolution,
            Instrument = history.Instrument,
            MeasuredAt = history.MeasuredAt,
            CoAddedScans = history.CoAddedScans,
            Comment = history.Remarks,
            Role = unit == OrdinateUnit.SingleBeam ? MeasurementRole.Background : MeasurementRole.Unknown,
        };
        SpectralAxis axis = SpectrumAssembly.Even(PerkinElmerUnits.Axis(Text(members, AbscissaLabel)), first, last, ordinates.Length);
        return SpectrumAssembly.Assemble(axis, unit, ordinates, acquisition, warnings);
    }

    /// <summary>The first member of every id; members behind the ordinates may be cut off.</summary>
    private Dictionary<ushort, PerkinElmerBlock> Members(ref ImmutableArray<SpectrumWarning> warnings)
    {
        Dictionary<ushort, PerkinElmerBlock> members = [];
        long at = _outer.At;
        while (at < _outer.End)
        {
            bool whole = _reader.Holds(at, PerkinElmerBlock.HeaderLength);
            PerkinElmerBlock member = whole ? PerkinElmerBlock.Header(_reader, at) : default;
            if (!whole || !_reader.Holds(member.At, member.Length))
            {
                if (!members.ContainsKey(Ordinates))
                {
                    _reader.Slice(_outer.At, _outer.Length, "the data set");
                }

                warnings = warnings.Add(new SpectrumWarning("block-truncated", $"The data set should end at byte {_outer.End:N0}, beyond the file's end at {_reader.Length:N0}; the ordinates are complete."));
                return members;
            }

            members.TryAdd(member.Id, member);
            at = member.End;
        }

        return members;
    }

    private double[] Values(Dictionary<ushort, PerkinElmerBlock> members)
    {
        if (!members.TryGetValue(Ordinates, out PerkinElmerBlock data) || data.Length < OrdinatesHeaderLength)
        {
            throw new FileRefusedException(ReadErrorCode.NoData, "The PerkinElmer data set has no ordinates (member 35708).");
        }

        if (_reader.UInt16(data.At) != CoordinateArray)
        {
            throw new FileRefusedException(
                ReadErrorCode.UnsupportedVariant,
                $"The ordinates of the PerkinElmer data set have the type {_reader.UInt16(data.At)}: expected {CoordinateArray}, an array of doubles.");
        }

        long bytes = _reader.UInt32(data.At + 2);
        long room = data.Length - OrdinatesHeaderLength;
        double declared = Number(members, NumberOfPoints) ?? bytes / sizeof(double);
        if (bytes > room || bytes != declared * sizeof(double))
        {
            throw new FileRefusedException(
                ReadErrorCode.CountMismatch,
                $"The PerkinElmer data set declares {declared:N0} points and {bytes:N0} bytes of ordinates, its block has room for {room:N0}: expected 8 bytes a point.");
        }

        if (bytes == 0)
        {
            throw new FileRefusedException(ReadErrorCode.NoData, "The PerkinElmer data set declares 0 points.");
        }

        int count = (int)(bytes / sizeof(double));
        SpectrumAssembly.RefuseTooLarge(count, 1);
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = _reader.Double(data.At + OrdinatesHeaderLength + ((long)i * sizeof(double)));
        }

        return values;
    }

    private string? Text(Dictionary<ushort, PerkinElmerBlock> members, ushort id) =>
        members.TryGetValue(id, out PerkinElmerBlock member) ? member.AsText(_reader) : null;

    private double? Number(Dictionary<ushort, PerkinElmerBlock> members, ushort id) =>
        members.TryGetValue(id, out PerkinElmerBlock member) ? member.AsNumber(_reader) : null;
}
