using System.Collections.Immutable;

namespace Spectra.Formats.Omnic;

/// <summary>OMNIC spectra: .spa (one spectrum) and .spg (a group of them).</summary>
/// <remarks>
/// Written from the public reverse-engineered description in the SpectroChemPy documentation: "Spectral Data File", the title at
/// byte 30, the number of 16-byte key records at 294, the time at 296, the records from 304. In a group every spectrum's records
/// begin with its header (key 0x02) and its title and time have a block of their own (key 0x6B). The series format .srs is not read.
/// </remarks>
internal sealed class SpaFormat : ISpectrumFormat
{
    private const int TitleAt = 30;
    private const int TitleWidth = 256;
    private const int RecordCountAt = 294;
    private const int TimeAt = 296;
    private const int RecordsAt = 304;
    private const int RecordLength = 16;

    private static ReadOnlySpan<byte> Signature => "Spectral Data File"u8;

    private static ReadOnlySpan<byte> SeriesSignature => "Spectral Exte File"u8;

    public string Name => "SPA";

    public bool Recognises(ReadOnlySpan<byte> content, string fileName) => content.StartsWith(Signature) || content.StartsWith(SeriesSignature);

    public ImmutableArray<Spectrum> Read(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(SeriesSignature))
        {
            throw new FileRefusedException(ReadErrorCode.UnsupportedVariant, "OMNIC series files (.srs) are not read; please split the series into .spa files.");
        }

        ByteReader reader = new(content);
        List<OmnicBlock> blocks = Blocks(reader);
        int[] starts = [.. Enumerable.Range(0, blocks.Count).Where(i => blocks[i].Key == OmnicKey.Header)];
        if (starts.Length == 0)
        {
            throw new FileRefusedException(ReadErrorCode.NoData, $"None of the {blocks.Count} records of the OMNIC file is a spectrum header (key 0x02).");
        }

        RefuseOverlap(reader, blocks);
        ImmutableArray<Spectrum>.Builder spectra = ImmutableArray.CreateBuilder<Spectrum>(starts.Length);
        long points = 0;
        for (int i = 0; i < starts.Length; i++)
        {
            // What stands before the first header belongs to it: no known file has such records.
            int from = i == 0 ? 0 : starts[i];
            int to = i + 1 < starts.Length ? starts[i + 1] : blocks.Count;
            bool alone = starts.Length == 1;
            Spectrum spectrum = new OmnicSpectrum(reader, blocks.GetRange(from, to - from)).Read(
                alone ? reader.Text(TitleAt, TitleWidth) : null,
                alone && !IsFromLibrary(reader, blocks) ? reader.UInt32(TimeAt) : 0);
            points += spectrum.Count;
            SpectrumAssembly.RefuseTooLarge(points, starts.Length);
            spectra.Add(spectrum);
        }

        return spectra.ToImmutable();
    }

    private static List<OmnicBlock> Blocks(ByteReader reader)
    {
        int count = reader.UInt16(RecordCountAt);
        reader.Slice(RecordsAt, (long)count * RecordLength, $"the table of {count} records");
        List<OmnicBlock> blocks = new(count);
        for (int i = 0; i < count; i++)
        {
            int at = RecordsAt + (i * RecordLength);
            blocks.Add(new OmnicBlock(reader.Byte(at), reader.UInt32(at + 2), reader.UInt32(at + 6)));
        }

        return blocks;
    }

    /// <summary>Blocks that share bytes could make a small file as large as one likes in memory.</summary>
    private static void RefuseOverlap(ByteReader reader, List<OmnicBlock> blocks)
    {
        long total = 0;
        foreach (OmnicBlock block in blocks)
        {
            bool counts = block.Key is OmnicKey.Ordinates or OmnicKey.History or OmnicKey.Comment or OmnicKey.Experiment or OmnicKey.Accessory;
            total += counts && reader.Holds(block.Position, block.Length) ? block.Length : 0;
        }

        if (total > reader.Length)
        {
            throw new FileRefusedException(ReadErrorCode.CountMismatch, $"The blocks of the OMNIC file take {total:N0} bytes together, more than its {reader.Length:N0}: they overlap.");
        }
    }

    /// <summary>In a spectrum taken from a library the time field holds something else.</summary>
    private static bool IsFromLibrary(ByteReader reader, List<OmnicBlock> blocks)
    {
        long behind = RecordsAt + ((long)blocks.Count * RecordLength);
        return blocks.Any(block => block.Key == OmnicKey.LibraryText) && reader.Holds(behind, 1) && reader.Byte(behind) == 1;
    }
}
