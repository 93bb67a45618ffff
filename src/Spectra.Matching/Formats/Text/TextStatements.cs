using System.Globalization;

namespace Spectra.Formats.Text;

/// <summary>The statements "name: value" above a table, as instruments and spectral libraries write them.</summary>
internal sealed class TextStatements
{
    private const int MostNameLength = 40;

    private string? _title;
    private string? _cas;
    private string? _technique;
    private string? _instrument;
    private string? _measuredAt;
    private string? _origin;
    private string? _comment;
    private double? _resolution;
    private int? _scans;

    /// <summary>The unit of the axis.</summary>
    public AxisUnit AxisUnit { get; private set; }

    /// <summary>The unit of the ordinates.</summary>
    public OrdinateUnit Unit { get; private set; }

    /// <summary>How many points the heading says the table has.</summary>
    public int? Points { get; private set; }

    /// <summary>The statements about the measurement.</summary>
    public Acquisition Acquisition => new()
    {
        Title = _title,
        Cas = _cas,
        Technique = TechniqueWords.Parse(_technique),
        TechniqueStated = _technique,
        Instrument = _instrument,
        MeasuredAt = _measuredAt,
        Origin = _origin,
        Comment = _comment,
        ResolutionPerCentimetre = _resolution,
        CoAddedScans = _scans,
    };

    /// <summary>Takes a line when it is a statement, known or not; false where it is none.</summary>
    public bool Accept(string line, char delimiter)
    {
        int end = line.IndexOfAny([':', '=']);
        bool marked = end > 0;
        if (!marked)
        {
            end = delimiter == ' ' ? -1 : line.IndexOf(delimiter, StringComparison.Ordinal);
        }

        if (end is <= 0 or > MostNameLength)
        {
            return false;
        }

        string name = string.Concat(line[..end].Where(char.IsAsciiLetter)).ToUpperInvariant();
        string value = line[(end + 1)..].Trim().Trim(delimiter, '"', ' ', '\t');
        return Take(name, IsNothing(value) ? null : value) || marked;
    }

    private static bool IsNothing(string value) => value.ToUpperInvariant() is "" or "N/A" or "NA" or "NONE" or "UNKNOWN" or "NOT STATED" or "-";

    private bool Take(string name, string? value)
    {
        switch (name)
        {
            case "XUNITS" or "XUNIT" or "XAXISUNITS" or "XAXISUNIT" or "XAXIS" or "XLABEL":
                AxisUnit = value is null ? AxisUnit : UnitWords.ParseAxis(value);
                return true;
            case "YUNITS" or "YUNIT" or "YAXISUNITS" or "YAXISUNIT" or "YAXIS" or "YLABEL":
                Unit = value is null ? Unit : UnitWords.ParseOrdinate(value);
                return true;
            case "NUMBEROFXVALUES" or "NPOINTS" or "NUMBEROFPOINTS" or "NUMBEROFDATAPOINTS":
                Points = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int points) ? points : null;
                return true;
            case "RESOLUTION" or "RESOLUTIONCM":
                _resolution = PerCentimetre(value);
                return true;
            case "SCANS" or "NUMBEROFSCANS" or "COADDEDSCANS" or "ACCUMULATIONS" or "SAMPLESCANS":
                _scans = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int scans) && scans > 0 ? scans : null;
                return true;
            default:
                return TakeWords(name, value);
        }
    }

    // The first statement of a kind stands.
    private bool TakeWords(string name, string? value)
    {
        switch (name)
        {
            case "NAME" or "TITLE" or "SAMPLE" or "SAMPLENAME":
                _title ??= value;
                return true;
            case "CAS" or "CASNUMBER" or "CASNO" or "CASREGISTRYNO" or "CASREGISTRYNUMBER" or "CASRN":
                _cas ??= value;
                return true;
            case "MEASUREMENT" or "TECHNIQUE" or "SAMPLINGPROCEDURE" or "ACCESSORY" or "MODE":
                _technique ??= value;
                return true;
            case "INSTRUMENT" or "SPECTROMETER" or "INSTRUMENTMODEL":
                _instrument ??= value;
                return true;
            case "DATE" or "DATETIME" or "MEASUREDAT" or "MEASUREMENTDATE" or "ACQUISITIONDATE" or "SCANDATE":
                _measuredAt ??= value;
                return true;
            case "OWNER":
                _origin ??= value;
                return true;
            case "DESCRIPTION" or "COMMENT" or "REMARK" or "REMARKS":
                _comment ??= value;
                return true;
            default:
                return false;
        }
    }

    // "4", "4 cm-1" and "4.0 1/cm" are resolutions in cm-1; a number in any other unit is none.
    private static double? PerCentimetre(string? value)
    {
        string[] parts = value?.Split(' ', 2) ?? [];
        bool named = parts.Length < 2 || UnitWords.ParseAxis(parts[1]) == AxisUnit.PerCentimetre;
        return named && parts.Length > 0 && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double resolution) && resolution > 0 && double.IsFinite(resolution)
            ? resolution
            : null;
    }
}
