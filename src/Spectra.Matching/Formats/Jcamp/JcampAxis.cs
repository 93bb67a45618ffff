using System.Globalization;

namespace Spectra.Formats.Jcamp;

/// <summary>Lays out the abscissas of a decoded table.</summary>
internal static class JcampAxis
{
    public static SpectralAxis Make(JcampTable table, DecodedTable decoded, List<SpectrumWarning> warnings) =>
        decoded.Abscissas is { } abscissas ? Explicit(table, abscissas.Values, warnings) : Even(table, decoded, warnings);

    private static SpectralAxis Explicit(JcampTable table, Span<double> positions, List<SpectrumWarning> warnings)
    {
        JcampSpectrum.Scale(positions, table.XFactor, "abscissa", table);
        SpectralAxis axis = SpectralAxis.Explicit(table.AxisUnit, positions);
        if (axis.Direction() == 0)
        {
            warnings.Add(new SpectrumWarning("axis-order", "The abscissas neither rise nor fall throughout; they were kept in file order."));
        }

        double step = axis.Count > 1 ? Math.Abs(axis.Last - axis.First) / (axis.Count - 1) : 0;
        WarnOfEnd("FIRSTX", table.FirstX, axis.First, step, warnings);
        WarnOfEnd("LASTX", table.LastX, axis.Last, step, warnings);
        return axis;
    }

    private static void WarnOfEnd(string label, double? stated, double found, double step, List<SpectrumWarning> warnings)
    {
        if (stated is { } value && Math.Abs(value - found) > step + (1e-6 * Math.Abs(found)))
        {
            warnings.Add(Warning("x-check", $"##{label}= states {value:G9}, the table {found:G9}; the table was used."));
        }
    }

    /// <summary>Between the stated ends, never by adding up a rounded step.</summary>
    private static SpectralAxis Even(JcampTable table, DecodedTable decoded, List<SpectrumWarning> warnings)
    {
        int count = decoded.Ordinates.Count;
        double? first = table.FirstX;
        if (first is null && decoded.FirstLineX is { } lineX)
        {
            first = lineX * table.XFactor;
            warnings.Add(Warning("firstx-missing", $"##FIRSTX= is not stated; {first:G9} at the start of the table was used."));
        }

        double? last = table.LastX;
        if (last is null && table.DeltaX is { } delta && first is not null)
        {
            last = first + ((count - 1) * delta);
            warnings.Add(Warning("lastx-missing", $"##LASTX= is not stated; {last:G9} follows from ##DELTAX= {delta:G9}."));
        }

        last ??= count == 1 ? first : null;
        if (first is not { } start || last is not { } end || !double.IsFinite(end - start) || (count > 1 && start == end))
        {
            throw new FileRefusedException(
                ReadErrorCode.UnsupportedVariant,
                $"The axis of the table at line {table.Field.Line} is not determined: expected ##FIRSTX= and ##LASTX=, two different numbers, found {first?.ToString(CultureInfo.InvariantCulture) ?? "none"} and {last?.ToString(CultureInfo.InvariantCulture) ?? "none"}.");
        }

        // The sign is not compared: some writers give the size of the step only.
        double step = Math.Abs(end - start) / Math.Max(1, count - 1);
        if (table.DeltaX is { } stated && count > 1 && stated != 0 && Math.Abs(Math.Abs(stated) - step) > 0.01 * step)
        {
            warnings.Add(Warning("delta-x", $"##DELTAX= states {stated:G7}, the ends and the number of points give {(end - start) / (count - 1):G7}; the latter was used."));
        }

        return SpectralAxis.Even(table.AxisUnit, start, end, count);
    }

    private static SpectrumWarning Warning(string code, FormattableString message) => new(code, message.ToString(CultureInfo.InvariantCulture));
}
