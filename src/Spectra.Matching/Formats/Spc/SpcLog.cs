using System.Collections.Immutable;
using System.Globalization;

namespace Spectra.Formats.Spc;

/// <summary>The text of an SPC file's log block and its <c>KEY = value</c> entries.</summary>
/// <remarks>LOGSTC of SPC.H: logsizd, logsizm, logtxto, logbins, logdsks, 44 spare bytes; the text runs from logtxto to logsizd.</remarks>
internal sealed class SpcLog
{
    private const int HeaderLength = 64;

    // The names in use differ by program; the first that is there counts. Spaces, dots and underscores are ignored.
    private static readonly string[] ResolutionKeys = ["RES", "RESOLUTION", "SPECTRALRESOLUTION"];
    private static readonly string[] ScanKeys = ["SCANS", "SCANSPERSCANSET", "NUMBEROFSCANS", "COADDEDSCANS", "ACCUMULATIONS", "ACCUM"];
    private static readonly string[] InstrumentKeys = ["MODEL", "INSTRUMENT", "INSTRUM", "INSTRUMENTMODEL", "SPECTROMETER"];
    private static readonly string[] SamplingKeys = ["ACCESSORY", "SAMPLINGACCESSORY", "SAMPLINGTECHNIQUE", "SAMPLETECHNIQUE", "TECHNIQUE", "ATR"];
    private static readonly string[] NameKeys = ["NAME", "SAMPLENAME", "SAMPLE", "TITLE"];

    private readonly Dictionary<string, string> _entries = new(StringComparer.OrdinalIgnoreCase);

    private SpcLog(string? text)
    {
        Text = text;
        foreach (string line in (text ?? string.Empty).Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            string key = equals > 0 ? Simplified(line[..equals]) : string.Empty;
            string value = line[(equals + 1)..].Trim(' ', '\t', '"');
            if (key.Length > 0 && value.Length > 0)
            {
                _entries.TryAdd(key, value);
            }
        }
    }

    /// <summary>The whole text; null where there is none.</summary>
    public string? Text { get; }

    public string? Resolution => Find(ResolutionKeys);

    public string? Instrument => Find(InstrumentKeys);

    public string? Sampling => Find(SamplingKeys);

    public string? Name => Find(NameKeys);

    public int? Scans =>
        int.TryParse(Find(ScanKeys), NumberStyles.Integer, CultureInfo.InvariantCulture, out int scans) && scans > 0 ? scans : null;

    /// <summary>Reads the block; where it is cut off or elsewhere than stated, what is there and a warning.</summary>
    public static SpcLog Read(ByteReader reader, SpcHeader header, ref ImmutableArray<SpectrumWarning> warnings)
    {
        if (header.LogOffset == 0)
        {
            return new SpcLog(null);
        }

        if (!reader.Holds(header.LogOffset, HeaderLength))
        {
            warnings = warnings.Add(Cut(reader, header));
            return new SpcLog(null);
        }

        long end = header.LogOffset + reader.UInt32(header.LogOffset);
        long textAt = header.LogOffset + reader.UInt32(header.LogOffset + 8);
        if (end > reader.Length)
        {
            warnings = warnings.Add(Cut(reader, header));
            end = reader.Length;
        }

        return new SpcLog(textAt < end ? ByteReader.Text(reader.Slice(textAt, end - textAt, "the log text")) : null);
    }

    private static SpectrumWarning Cut(ByteReader reader, SpcHeader header) =>
        new("log-truncated", $"The log block at byte {header.LogOffset:N0} runs beyond the file's end at byte {reader.Length:N0}; the spectra before it are complete.");

    private static string Simplified(string key) =>
        key.Replace(" ", string.Empty, StringComparison.Ordinal).Replace("_", string.Empty, StringComparison.Ordinal).Replace(".", string.Empty, StringComparison.Ordinal).Trim();

    private string? Find(string[] keys) =>
        keys.Select(key => _entries.GetValueOrDefault(key)).FirstOrDefault(value => value is not null);
}
