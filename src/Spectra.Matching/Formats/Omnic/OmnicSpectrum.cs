using System.Collections.Immutable;

namespace Spectra.Formats.Omnic;

/// <summary>Decodes one spectrum from the blocks that belong to it.</summary>
internal readonly ref struct OmnicSpectrum
{
    // Up to the field for the number of background scans; longer in every known file.
    private const int HeaderLength = 56;

    private readonly ByteReader _reader;
    private readonly List<OmnicBlock> _blocks;

    public OmnicSpectrum(ByteReader reader, List<OmnicBlock> blocks)
    {
        _reader = reader;
        _blocks = blocks;
    }

    /// <param name="title">The file's title; in a group every spectrum has its own.</param>
    /// <param name="time">The file's time counter, 0 for none; in a group every spectrum has its own.</param>
    public Spectrum Read(string? title, uint time)
    {
        long header = Find(OmnicKey.Header)!.Value.Position;
        _reader.Slice(header, HeaderLength, "the spectrum header");
        byte axisCode = _reader.Byte(header + 8);
        byte ordinateCode = _reader.Byte(header + 12);
        ImmutableArray<SpectrumWarning> warnings = Doubts(axisCode, ordinateCode);

        double[] ordinates = Ordinates(_reader.UInt32(header + 4));
        SpectralAxis axis = SpectrumAssembly.Even(OmnicUnits.Axis(axisCode), _reader.Single(header + 16), _reader.Single(header + 20), ordinates.Length);
        (title, time) = OwnTitle() ?? (title, time);
        OrdinateUnit unit = OmnicUnits.Ordinate(ordinateCode);
        return SpectrumAssembly.Assemble(axis, unit, ordinates, Acquisition(header, unit, title, time), warnings);
    }

    private double[] Ordinates(uint declared)
    {
        if (Find(OmnicKey.Ordinates) is not OmnicBlock block)
        {
            throw new FileRefusedException(ReadErrorCode.NoData, "The OMNIC file has a spectrum header but no block of ordinates (key 0x03).");
        }

        _reader.Slice(block.Position, block.Length, "the block of ordinates");
        if (declared == 0)
        {
            throw new FileRefusedException(ReadErrorCode.NoData, "The OMNIC spectrum header declares 0 points.");
        }

        if (block.Length / sizeof(float) != declared)
        {
            throw new FileRefusedException(
                ReadErrorCode.CountMismatch,
                $"The OMNIC spectrum header declares {declared:N0} points, but the block of ordinates has {block.Length:N0} bytes: expected 4 a point.");
        }

        SpectrumAssembly.RefuseTooLarge(declared, 1);
        return _reader.Singles(block.Position, (int)declared, "the block of ordinates");
    }

    private Acquisition Acquisition(long header, OrdinateUnit unit, string? title, uint time)
    {
        string? history = Text(OmnicKey.History);
        string? accessory = Accessory();
        uint scans = _reader.UInt32(header + 36);
        string[] comments = [.. new[] { Text(OmnicKey.Comment), history }.OfType<string>()];
        return new Acquisition
        {
            Title = title,
            Technique = TechniqueWords.Parse(accessory),
            TechniqueStated = accessory,
            ResolutionPerCentimetre = OmnicStatements.Resolution(history),
            Instrument = OmnicStatements.Instrument(history),
            MeasuredAt = OmnicStatements.Time(time),
            CoAddedScans = scans is > 0 and < 1_000_000 ? (int)scans : null,
            Comment = comments.Length == 0 ? null : string.Join('\n', comments),
            Role = unit == OrdinateUnit.SingleBeam ? MeasurementRole.Background : MeasurementRole.Unknown,
        };
    }

    private ImmutableArray<SpectrumWarning> Doubts(byte axisCode, byte ordinateCode)
    {
        ImmutableArray<SpectrumWarning> warnings = [];
        if (OmnicUnits.Axis(axisCode) == AxisUnit.NotStated || OmnicUnits.Ordinate(ordinateCode) == OrdinateUnit.NotStated)
        {
            warnings = warnings.Add(new SpectrumWarning("unit-code-unknown", $"The unit codes are 0x{axisCode:X2} for x and 0x{ordinateCode:X2} for y; the meaning of at least one of them is not known."));
        }

        int interferograms = _blocks.Count(block => block.Key is OmnicKey.SampleInterferogram or OmnicKey.BackgroundInterferogram);
        if (interferograms > 0)
        {
            warnings = warnings.Add(new SpectrumWarning("other-blocks", $"{interferograms} interferogram(s) stored beside the spectrum are not read."));
        }

        foreach (OmnicBlock block in _blocks)
        {
            if (block.Key is not (OmnicKey.Header or OmnicKey.Ordinates) && !_reader.Holds(block.Position, block.Length))
            {
                warnings = warnings.Add(new SpectrumWarning("block-truncated", $"The block with the key 0x{block.Key:X2} at byte {block.Position:N0} runs beyond the file's end; the ordinates are complete."));
            }
        }

        return warnings;
    }

    private (string? Title, uint Time)? OwnTitle() =>
        Find(OmnicKey.Title) is OmnicBlock block && _reader.Holds(block.Position, 260)
            ? (_reader.Text(block.Position, 256), _reader.UInt32(block.Position + 256))
            : null;

    private string? Accessory()
    {
        foreach (OmnicBlock block in _blocks)
        {
            if (block.Key is not (OmnicKey.Experiment or OmnicKey.Accessory) || !_reader.Holds(block.Position, block.Length))
            {
                continue;
            }

            ReadOnlySpan<byte> bytes = _reader.Slice(block.Position, block.Length, "a text block");
            string? accessory = block.Key == OmnicKey.Experiment ? OmnicStatements.Accessory(bytes) : OmnicStatements.LongestText(bytes);
            if (accessory is not null)
            {
                return accessory;
            }
        }

        return null;
    }

    private string? Text(byte key) =>
        Find(key) is OmnicBlock block && _reader.Holds(block.Position, block.Length)
            ? ByteReader.Text(_reader.Slice(block.Position, block.Length, "a text block"))
            : null;

    private OmnicBlock? Find(byte key)
    {
        foreach (OmnicBlock block in _blocks)
        {
            if (block.Key == key)
            {
                return block;
            }
        }

        return null;
    }
}
