namespace Spectra.Formats.Jcamp;

/// <summary>Follows an NTUPLES record (JCAMP-DX 5): a list of variables, then pages of tables that name them by symbol.</summary>
internal sealed class JcampNtuples
{
    private readonly Dictionary<string, string[]> _attributes = new(StringComparer.Ordinal);
    private bool _isOpen;
    private string _page = "";
    private string? _pagePoints;

    /// <summary>Takes note of a record that is no table.</summary>
    public void Note(JcampField field, JcampHeader header)
    {
        switch (field.Label)
        {
            case "NTUPLES":
                _attributes.Clear();
                _isOpen = true;
                break;
            case "ENDNTUPLES":
                _isOpen = false;
                break;
            case "PAGE" when _isOpen:
                _page = header.Text(field);
                _pagePoints = null;
                break;
            case "NPOINTS" when _isOpen:
                _pagePoints = header.Text(field);
                break;
            case "VARNAME" or "SYMBOL" or "UNITS" or "FIRST" or "LAST" or "FACTOR" or "VARDIM" when _isOpen:
                _attributes[field.Label] = header.Text(field).Split(',', StringSplitOptions.TrimEntries);
                break;
            default:
                break;
        }
    }

    /// <summary>The table of a page.</summary>
    /// <exception cref="FileRefusedException">The form or one of its symbols is unknown.</exception>
    public JcampTable Table(JcampField field, JcampHeader header)
    {
        string formText = JcampTables.FormText(field, header);
        if (formText.Contains("PEAKS", StringComparison.Ordinal))
        {
            return new JcampTable(field, TableForm.Peaks);
        }

        TableForm form = JcampTables.Form(formText, field);
        int x = Variable(formText[1], field);
        int y = Variable(formText[form == TableForm.Even ? 5 : 2], field);
        List<SpectrumWarning> warnings = [];
        string? dataType = header.FirstOf("DATATYPE", "NTUPLES");
        return new JcampTable(field, form)
        {
            FirstX = Number("FIRST", x, field, warnings),
            LastX = Number("LAST", x, field, warnings),
            XFactor = Factor(x, field, warnings),
            YFactor = Factor(y, field, warnings),
            Points = JcampTables.Points(
                _pagePoints is { Length: > 0 } points ? JcampHeader.ParseNumber(points, $"Line {field.Line}: the number of points of the page", warnings) : Number("VARDIM", y, field, warnings),
                field.Line),
            AxisUnit = JcampUnits.ReadAxis(Attribute("UNITS", x), dataType),
            Unit = JcampUnits.ReadOrdinate(Attribute("UNITS", y), dataType),
            Page = $"{_page}: {Attribute("VARNAME", y) ?? formText}",
            Warnings = warnings,
        };
    }

    private int Variable(char symbol, JcampField field)
    {
        string[] symbols = _attributes.GetValueOrDefault("SYMBOL") ?? [];
        int index = Array.FindIndex(symbols, candidate => candidate.Equals(symbol.ToString(), StringComparison.OrdinalIgnoreCase));
        return index >= 0
            ? index
            : throw new FileRefusedException(ReadErrorCode.UnsupportedVariant, $"Line {field.Line}: the table names the variable {symbol}, which ##SYMBOL= does not list.");
    }

    private string? Attribute(string label, int variable) =>
        _attributes.TryGetValue(label, out string[]? values) && variable < values.Length && values[variable].Length > 0 ? values[variable] : null;

    private double? Number(string label, int variable, JcampField field, List<SpectrumWarning> warnings) =>
        Attribute(label, variable) is { } text ? JcampHeader.ParseNumber(text, $"Line {field.Line}: ##{label}= of variable {variable + 1}", warnings) : null;

    private double Factor(int variable, JcampField field, List<SpectrumWarning> warnings)
    {
        if (Number("FACTOR", variable, field, warnings) is not { } factor)
        {
            warnings.Add(new SpectrumWarning("factor-missing", $"Line {field.Line}: ##FACTOR= of variable {variable + 1} is not stated; 1 was used."));
            return 1;
        }

        return factor != 0 ? factor : throw new FileRefusedException(ReadErrorCode.UnsupportedVariant, $"Line {field.Line}: ##FACTOR= of variable {variable + 1} is 0.");
    }
}
