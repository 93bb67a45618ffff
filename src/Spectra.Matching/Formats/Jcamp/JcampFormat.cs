using System.Collections.Immutable;

namespace Spectra.Formats.Jcamp;

/// <summary>JCAMP-DX 4.24 and 5.01: spectra in single, compound (LINK) and NTUPLES files.</summary>
internal sealed class JcampFormat : ISpectrumFormat
{
    /// <summary>Points all spectra of a file may have together: with the file itself they stay within 250 MB.</summary>
    private const int MaximumPointsOfFile = 6 * 1024 * 1024;

    /// <summary>Points even a short file may have; beyond them each must be backed by a byte, so that repeat counts can't make a bomb.</summary>
    private const int PointsOfAnyFile = 1024 * 1024;

    private const int MaximumTables = 20_000;
    private const int NamedBlocks = 20;

    private static readonly string[] Extensions = [".jdx", ".dx", ".jcm", ".jcamp"];

    /// <inheritdoc/>
    public string Name => "JCAMP-DX";

    /// <inheritdoc/>
    public bool Recognises(ReadOnlySpan<byte> content, string fileName)
    {
        int start = JcampScanner.FirstLabel(content);
        if (start >= 0)
        {
            ReadOnlySpan<byte> line = content[(start + 2)..];
            int equals = line[..Math.Min(line.Length, 64)].IndexOf((byte)'=');
            if (equals >= 0 && JcampScanner.Normalise(line[..equals]) is "TITLE" or "JCAMPDX")
            {
                return true;
            }
        }

        string extension = Path.GetExtension(fileName);
        return Array.Exists(Extensions, known => known.Equals(extension, StringComparison.OrdinalIgnoreCase)) && HasLabel(content);
    }

    /// <inheritdoc/>
    public ImmutableArray<Spectrum> Read(ReadOnlySpan<byte> content)
    {
        List<JcampBlock> blocks = JcampScanner.Scan(content);
        List<Spectrum> spectra = [];
        List<FileRefusedException> refusals = [];
        List<string> others = [];
        int tables = 0;
        int budget = Math.Min(MaximumPointsOfFile, Math.Max(PointsOfAnyFile, content.Length));
        foreach (JcampBlock block in blocks)
        {
            JcampHeader header = new(content, block);
            int before = spectra.Count + refusals.Count;
            foreach (JcampTable table in TablesOrRefusal(header, refusals))
            {
                if (++tables > MaximumTables)
                {
                    throw new FileRefusedException(ReadErrorCode.TooLarge, $"Line {table.Field.Line}: more than {MaximumTables:N0} tables in one file.");
                }

                if (table.Form != TableForm.Peaks && ReadOrRefusal(header, table, budget, refusals) is { } spectrum)
                {
                    spectra.Add(spectrum);
                    budget -= spectrum.Count;
                }
            }

            if (before == spectra.Count + refusals.Count && !block.IsLink)
            {
                others.Add($"the block at line {block.Line} ({Describe(header)})");
            }
        }

        return spectra.Count > 0 ? [.. WithOthers(spectra, refusals, others)] : throw Refusal(content, blocks, refusals);
    }

    private static List<JcampTable> TablesOrRefusal(JcampHeader header, List<FileRefusedException> refusals)
    {
        try
        {
            return JcampTables.Find(header);
        }
        catch (FileRefusedException refusal)
        {
            refusals.Add(refusal);
            return [];
        }
    }

    private static Spectrum? ReadOrRefusal(JcampHeader header, JcampTable table, int budget, List<FileRefusedException> refusals)
    {
        try
        {
            return JcampSpectrum.Read(header, table, budget);
        }
        catch (FileRefusedException refusal)
        {
            refusals.Add(refusal);
            return null;
        }
    }

    /// <summary>The first spectrum carries what else the file holds: nothing is left out in silence.</summary>
    private static List<Spectrum> WithOthers(List<Spectrum> spectra, List<FileRefusedException> refusals, List<string> others)
    {
        List<SpectrumWarning> added = [.. refusals.Take(NamedBlocks).Select(refusal => new SpectrumWarning("block-refused", $"Another table of the file could not be read: {refusal.Message}"))];
        if (refusals.Count > NamedBlocks)
        {
            added.Add(new SpectrumWarning("block-refused", $"{refusals.Count - NamedBlocks} more tables of the file could not be read."));
        }

        if (others.Count > 0)
        {
            string more = others.Count > NamedBlocks ? $" and {others.Count - NamedBlocks} more" : "";
            added.Add(new SpectrumWarning("block-without-spectrum", $"The file also holds what is no spectrum: {string.Join(", ", others.Take(NamedBlocks))}{more}."));
        }

        if (added.Count > 0)
        {
            spectra[0] = spectra[0].Restated(spectra[0].Axis.Unit, spectra[0].Unit, spectra[0].Acquisition, added);
        }

        return spectra;
    }

    private static FileRefusedException Refusal(ReadOnlySpan<byte> content, List<JcampBlock> blocks, List<FileRefusedException> refusals)
    {
        if (refusals.Count > 0)
        {
            return refusals[0];
        }

        foreach (JcampBlock block in blocks)
        {
            foreach (JcampField field in block.Fields)
            {
                if (JcampTables.IsTable(field.Label))
                {
                    return new FileRefusedException(ReadErrorCode.NoData, $"Line {field.Line}: the file holds a peak table ({Describe(new JcampHeader(content, block))}), not a spectrum; expected ##XYDATA= or ##XYPOINTS=.");
                }
            }
        }

        return blocks.Exists(block => !block.IsClosed)
            ? new FileRefusedException(ReadErrorCode.Truncated, "The file ends within its header: neither ##XYDATA= nor the ##END= that was expected.")
            : new FileRefusedException(ReadErrorCode.NoData, "The file has a header but no table of ordinates; expected ##XYDATA= or ##XYPOINTS=.");
    }

    private static string Describe(JcampHeader header) => JcampHeader.Shorten(header.FirstOf("DATATYPE", "TITLE") ?? "no title");

    private static bool HasLabel(ReadOnlySpan<byte> content)
    {
        int at = 0;
        while (at < content.Length)
        {
            int next = content[at..].IndexOf("##"u8);
            if (next < 0)
            {
                return false;
            }

            at += next + 2;
            ReadOnlySpan<byte> label = content.Slice(at, Math.Min(24, content.Length - at));
            int equals = label.IndexOf((byte)'=');
            if (equals > 0 && JcampScanner.Normalise(label[..equals]) is "TITLE" or "JCAMPDX" or "DATATYPE" or "XYDATA")
            {
                return true;
            }
        }

        return false;
    }
}
