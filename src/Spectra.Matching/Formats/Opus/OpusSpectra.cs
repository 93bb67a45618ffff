using System.Collections.Immutable;

namespace Spectra.Formats.Opus;

/// <summary>Decodes the spectra of an OPUS file with the parameters that belong to each.</summary>
internal readonly ref struct OpusSpectra
{
    private const int IntegerFormat = 2;

    private readonly ByteReader _reader;
    private readonly List<OpusBlock> _directory;
    private readonly Dictionary<(OpusParameterKind Kind, bool Reference), OpusParameters> _parameters = [];

    public OpusSpectra(ByteReader reader, List<OpusBlock> directory)
    {
        _reader = reader;
        _directory = directory;
    }

    public Spectrum Read(OpusBlock block, ImmutableArray<SpectrumWarning> warnings)
    {
        OpusParameters status = Status(block);
        int points = Points(block, status);
        double first = Required(status, "FXV", block);
        double last = Required(status, "LXV", block);
        OrdinateUnit unit = OpusUnits.Ordinate(block)!.Value;
        AxisUnit axisUnit = OpusUnits.Axis(status.Text("DXU"), block.Data);
        if (axisUnit == AxisUnit.NotStated)
        {
            warnings = warnings.Add(new SpectrumWarning("unit-not-stated", "The OPUS block does not state the unit of its axis (DXU)."));
        }

        return SpectrumAssembly.Assemble(
            SpectrumAssembly.Even(axisUnit, first, last, points),
            unit,
            Ordinates(block, status, points),
            Acquisition(block, status),
            warnings);
    }

    /// <summary>The status block of the same type; where types repeat, the n-th data block has the n-th of them.</summary>
    private OpusParameters Status(OpusBlock block)
    {
        int index = _directory.Where(other => other.Type == block.Type).TakeWhile(other => other != block).Count();
        OpusBlock[] candidates = [.. _directory.Where(other => other.Type == block.StatusType)];
        if (candidates.Length == 0)
        {
            // The upper bits are flags of the block's state, which need not be the same for both.
            candidates = [.. _directory.Where(other => other.Kind == (block.StatusType & OpusBlock.KindBits))];
        }

        if (candidates.Length == 0)
        {
            throw new FileRefusedException(
                ReadErrorCode.NoData,
                $"The OPUS block of type 0x{block.Type:X} has no data status parameters (type 0x{block.StatusType:X}), so its axis is not known.");
        }

        OpusBlock status = candidates[Math.Min(index, candidates.Length - 1)];
        return OpusParameters.Parse(_reader.Slice(status.Offset, status.Length, "the data status parameters"));
    }

    private static int Points(OpusBlock block, OpusParameters status)
    {
        double declared = Required(status, "NPT", block);
        if (declared == 0)
        {
            throw new FileRefusedException(ReadErrorCode.NoData, $"The OPUS block of type 0x{block.Type:X} declares 0 points.");
        }

        // The block may be longer: it is allocated before a range is cut out.
        long room = block.Length / sizeof(float);
        return declared >= 1 && declared <= room && declared == Math.Truncate(declared) ? (int)declared : throw new FileRefusedException(
            ReadErrorCode.CountMismatch,
            $"The OPUS block of type 0x{block.Type:X} declares {declared:N0} points (NPT) but has room for {room:N0}.");
    }

    private static double Required(OpusParameters status, string name, OpusBlock block) =>
        status.Number(name) ?? throw new FileRefusedException(
            ReadErrorCode.NotASpectrum,
            $"The data status parameters of the OPUS block of type 0x{block.Type:X} lack a number {name}.");

    private double[] Ordinates(OpusBlock block, OpusParameters status, int points)
    {
        double[] ordinates;
        if (status.Number("DPF") == IntegerFormat)
        {
            ordinates = new double[points];
            for (int i = 0; i < points; i++)
            {
                ordinates[i] = _reader.Int32(block.Offset + ((long)i * sizeof(int)));
            }
        }
        else
        {
            ordinates = _reader.Singles(block.Offset, points, "the ordinates");
        }

        double scale = status.Number("CSF") ?? 1;
        if (scale is not 1 and not 0)
        {
            for (int i = 0; i < points; i++)
            {
                ordinates[i] *= scale;
            }
        }

        return ordinates;
    }

    private Acquisition Acquisition(OpusBlock block, OpusParameters status)
    {
        OpusParameters instrument = Find(OpusParameterKind.Instrument, block.IsReference);
        OpusParameters acquisition = Find(OpusParameterKind.Acquisition, block.IsReference);
        OpusParameters optics = Find(OpusParameterKind.Optics, block.IsReference);
        OpusParameters sample = Find(OpusParameterKind.Sample, false);
        string? technique = Technique(optics, sample, block);
        double? scans = block.IsReference ? acquisition.Number("NSR") ?? instrument.Number("ARS") : acquisition.Number("NSS") ?? instrument.Number("ASS");
        return new Acquisition
        {
            Title = sample.Text("SNM"),
            Technique = TechniqueWords.Parse(technique),
            TechniqueStated = technique,
            ResolutionPerCentimetre = acquisition.Number("RES") is > 0 and var resolution ? resolution : null,
            Instrument = instrument.Text("INS") is string model ? model + (instrument.Text("SRN") is string serial ? $", serial number {serial}" : string.Empty) : null,
            MeasuredAt = status.Text("DAT") is string date ? $"{date} {status.Text("TIM")}".TrimEnd() : null,
            CoAddedScans = scans is >= 1 and <= 10_000_000 ? (int)scans : null,
            Comment = Comment(sample),
            Role = Role(block),
        };
    }

    private static MeasurementRole Role(OpusBlock block) => block switch
    {
        { Data: OpusDataKind.SingleBeam, IsReference: true } => MeasurementRole.Background,
        { Data: OpusDataKind.SingleBeam, Channel: 1 } => MeasurementRole.Sample,
        _ => MeasurementRole.Unknown,
    };

    /// <summary>The accessory, the sample's form or the experiment: the first whose words name a technique, else the accessory.</summary>
    private static string? Technique(OpusParameters optics, OpusParameters sample, OpusBlock block)
    {
        string?[] stated = [block.Data == OpusDataKind.Atr ? "ATR" : null, optics.Text("ACC"), sample.Text("SFM"), sample.Text("EXP")];
        return stated.FirstOrDefault(words => TechniqueWords.Parse(words) != Spectra.Technique.NotStated) ?? optics.Text("ACC");
    }

    private static string? Comment(OpusParameters sample)
    {
        (string Label, string Name)[] remarks = [("Sample form", "SFM"), ("Experiment", "EXP"), ("Operator", "CNM")];
        string[] lines = [.. remarks.Where(remark => sample.Text(remark.Name) is not null).Select(remark => $"{remark.Label}: {sample.Text(remark.Name)}")];
        return lines.Length == 0 ? null : string.Join('\n', lines);
    }

    /// <summary>A parameter block of the sample or the reference measurement; a file with a background alone has the sample's only.</summary>
    private OpusParameters Find(OpusParameterKind kind, bool reference)
    {
        if (_parameters.TryGetValue((kind, reference), out OpusParameters? known))
        {
            return known;
        }

        OpusBlock? found = null;
        foreach (OpusBlock block in _directory)
        {
            if (block.Part == 0 && block.Parameters == kind && (found is null || block.IsReference == reference))
            {
                found = block;
                if (block.IsReference == reference)
                {
                    break;
                }
            }
        }

        OpusParameters parameters = found is OpusBlock one
            ? OpusParameters.Parse(_reader.Slice(one.Offset, one.Length, "the parameters"))
            : OpusParameters.None;
        _parameters.Add((kind, reference), parameters);
        return parameters;
    }
}
