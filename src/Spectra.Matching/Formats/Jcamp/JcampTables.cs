namespace Spectra.Formats.Jcamp;

/// <summary>Finds the tables of a block and what its header says of each.</summary>
internal static class JcampTables
{
    /// <summary>Whether a label begins a table of numbers or peaks.</summary>
    public static bool IsTable(string label) => label is "XYDATA" or "XYPOINTS" or "RADATA" or "DATATABLE" or "PEAKTABLE" or "PEAKASSIGNMENTS";

    /// <summary>The block's tables in file order.</summary>
    /// <exception cref="FileRefusedException">A header value is no number, or a form is unknown.</exception>
    public static List<JcampTable> Find(JcampHeader header)
    {
        List<JcampTable> tables = [];
        JcampNtuples ntuples = new();
        foreach (JcampField field in header.Block.Fields)
        {
            if (!IsTable(field.Label))
            {
                ntuples.Note(field, header);
            }
            else if (field.Label == "DATATABLE")
            {
                tables.Add(ntuples.Table(field, header));
            }
            else
            {
                tables.Add(Table(field, header));
            }
        }

        return tables;
    }

    /// <summary>The form of a table as it stands behind its label, without spaces and commas, in capitals.</summary>
    public static string FormText(JcampField field, JcampHeader header)
    {
        ReadOnlySpan<byte> value = header.Value(field);
        int end = value.IndexOfAny((byte)'\r', (byte)'\n');
        return JcampText.Line(end < 0 ? value : value[..end]).Replace(" ", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal).ToUpperInvariant();
    }

    /// <summary>The arrangement a form describes.</summary>
    /// <exception cref="FileRefusedException">It is none that is known.</exception>
    public static TableForm Form(string text, JcampField field)
    {
        if (text.StartsWith('(') && text.Length >= 9 && text[2..].StartsWith("++(", StringComparison.Ordinal))
        {
            return TableForm.Even;
        }

        return text.StartsWith('(') && text.Length >= 8 && text[3..5] == ".." && text[1..3] == text[5..7] && text[7] == ')'
            ? TableForm.Pairs
            : throw new FileRefusedException(
                ReadErrorCode.UnsupportedVariant,
                $"Line {field.Line}: the table has the form \"{JcampHeader.Shorten(text)}\"; expected (X++(Y..Y)) or (XY..XY).");
    }

    /// <summary>A number of points from the header.</summary>
    /// <exception cref="FileRefusedException">It is not a whole number.</exception>
    public static long? Points(double? stated, int line) => stated switch
    {
        null => null,
        >= 0 and <= 1e15 when stated == Math.Floor(stated.Value) => (long)stated,
        _ => throw new FileRefusedException(ReadErrorCode.CountMismatch, $"Line {line}: the number of points is {stated}; expected a whole number."),
    };

    private static JcampTable Table(JcampField field, JcampHeader header)
    {
        string formText = FormText(field, header);
        bool isPeaks = field.Label is "PEAKTABLE" or "PEAKASSIGNMENTS" || (header.Text("DATACLASS") is { } kind && JcampScanner.Normalise(System.Text.Encoding.UTF8.GetBytes(kind)) == "PEAKTABLE");
        if (isPeaks)
        {
            return new JcampTable(field, TableForm.Peaks);
        }

        List<SpectrumWarning> warnings = [];
        TableForm form;
        if (formText.Length == 0)
        {
            form = field.Label == "XYPOINTS" ? TableForm.Pairs : TableForm.Even;
            warnings.Add(new SpectrumWarning("form-missing", $"Line {field.Line}: the form of the table is not stated; {(form == TableForm.Pairs ? "(XY..XY)" : "(X++(Y..Y))")} was taken."));
        }
        else
        {
            form = Form(formText, field);
        }

        // The standard has a second set of names for interferograms: retardation and amplitude.
        (string x, string y) = field.Label == "RADATA" ? ("R", "A") : ("X", "Y");
        string? dataType = header.Text("DATATYPE");
        return new JcampTable(field, form)
        {
            FirstX = header.Number("FIRST" + x, warnings),
            LastX = header.Number("LAST" + x, warnings),
            DeltaX = header.Number("DELTA" + x, warnings),
            FirstY = header.Number("FIRST" + y, warnings),
            XFactor = Factor(header, x + "FACTOR", warnings),
            YFactor = Factor(header, y + "FACTOR", warnings),
            Points = Points(header.Number("NPOINTS", warnings), field.Line),
            AxisUnit = JcampUnits.ReadAxis(header.Text(x + "UNITS"), dataType),
            Unit = JcampUnits.ReadOrdinate(header.Text(y + "UNITS"), dataType),
            Warnings = warnings,
        };
    }

    private static double Factor(JcampHeader header, string label, List<SpectrumWarning> warnings)
    {
        if (header.Number(label, warnings) is not { } factor)
        {
            warnings.Add(new SpectrumWarning("factor-missing", $"##{label}= is not stated; 1 was used."));
            return 1;
        }

        return factor != 0 ? factor : throw new FileRefusedException(ReadErrorCode.UnsupportedVariant, $"##{label}= is 0, which would make all points the same.");
    }
}
