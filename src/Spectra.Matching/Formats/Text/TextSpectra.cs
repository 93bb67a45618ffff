using System.Collections.Immutable;

namespace Spectra.Formats.Text;

/// <summary>Turns a table with its heading into spectra: one a column of ordinates, all on one axis.</summary>
internal sealed class TextSpectra(TextTable table, TextHeading heading, ImmutableArray<SpectrumWarning> doubts)
{
    private static readonly string[] NoSpectrumWords = ["error", "uncertainty", "stdev", "std", "sigma"];

    private readonly ImmutableArray<SpectrumWarning>.Builder _warnings = doubts.ToBuilder();

    /// <summary>Every spectrum of the table, in the order of its columns.</summary>
    public ImmutableArray<Spectrum> All()
    {
        int axisColumn = AxisColumn();
        AxisUnit axisUnit = UnitOfAxis(axisColumn);
        SpectralAxis axis = AxisOf(axisUnit, table.Column(axisColumn), table.FirstLine);
        int[] ordinateColumns = [.. Enumerable.Range(0, table.Columns).Where(column => column != axisColumn && HoldsOrdinates(column, axisColumn))];
        ImmutableArray<Spectrum>.Builder spectra = ImmutableArray.CreateBuilder<Spectrum>();
        List<int> empty = [];
        foreach (int column in ordinateColumns)
        {
            if (SpectrumOfColumn(axis, column, ordinateColumns.Length) is { } spectrum)
            {
                spectra.Add(spectrum);
            }
            else
            {
                empty.Add(column);
            }
        }

        if (spectra.Count == 0)
        {
            throw new FileRefusedException(ReadErrorCode.NoData, $"None of the {table.Rows} rows has an ordinate.");
        }

        return empty.TrueForAll(column => Title(column).Length == 0) ? spectra.ToImmutable() : [.. spectra.Select(spectrum => WithoutColumns(spectrum, empty))];
    }

    /// <summary>An axis with the warning that belongs to it left to <see cref="SpectrumOf"/>.</summary>
    /// <exception cref="FileRefusedException">A position is missing.</exception>
    public static SpectralAxis AxisOf(AxisUnit unit, ReadOnlySpan<double> positions, int firstLine)
    {
        int missing = positions.IndexOfAnyExceptInRange(double.MinValue, double.MaxValue);
        return missing < 0
            ? SpectralAxis.Explicit(unit, positions)
            : throw new FileRefusedException(ReadErrorCode.NotASpectrum, $"Row {missing + 1} of the table that starts in line {firstLine} has no axis position.");
    }

    /// <summary>A spectrum with the warnings that its numbers call for; null where every ordinate is missing.</summary>
    public static Spectrum? SpectrumOf(SpectralAxis axis, OrdinateUnit unit, ReadOnlySpan<double> ordinates, Acquisition acquisition, ImmutableArray<SpectrumWarning> warnings)
    {
        int missing = ordinates.Count(double.NaN);
        if (missing == ordinates.Length)
        {
            return null;
        }

        if (missing > 0)
        {
            warnings = warnings.Add(new SpectrumWarning("missing-ordinates", $"{missing} of {ordinates.Length} ordinates are missing."));
        }

        if (axis.Direction() == 0)
        {
            warnings = warnings.Add(new SpectrumWarning("axis-not-monotonic", Disorder(axis.Positions)));
        }

        return Spectrum.Create(axis, unit, ordinates, acquisition, warnings);
    }

    private static string Disorder(ReadOnlySpan<double> positions)
    {
        int direction = Math.Sign(positions[^1] - positions[0]);
        int repeated = 0;
        int turned = 0;
        for (int i = 1; i < positions.Length; i++)
        {
            int step = Math.Sign(positions[i] - positions[i - 1]);
            repeated += step == 0 ? 1 : 0;
            turned += step == -direction && step != 0 ? 1 : 0;
        }

        return $"The axis neither rises nor falls throughout: {repeated} positions repeat the one before and {turned} go back.";
    }

    // The first column, unless titles say that another one holds the axis.
    private int AxisColumn()
    {
        if (heading.Titles.IsEmpty || UnitWords.ParseAxis(Title(0)) != AxisUnit.NotStated)
        {
            return 0;
        }

        int titled = Enumerable.Range(0, table.Columns).FirstOrDefault(column => UnitWords.ParseAxis(Title(column)) != AxisUnit.NotStated);
        if (titled > 0)
        {
            _warnings.Add(new SpectrumWarning("axis-column", $"The axis was taken from column {titled + 1}, '{Title(titled)}'."));
        }

        return titled;
    }

    private bool HoldsOrdinates(int column, int axisColumn)
    {
        if (column < axisColumn && Counts(table.Column(column)))
        {
            _warnings.Add(new SpectrumWarning("column-skipped", $"Column {column + 1} only counts the rows and was not read."));
            return false;
        }

        string[] words = Title(column).Split([' ', '_', '(', ')', '.', '-'], StringSplitOptions.RemoveEmptyEntries);
        if (Array.Exists(words, word => NoSpectrumWords.Contains(word, StringComparer.OrdinalIgnoreCase)))
        {
            _warnings.Add(new SpectrumWarning("column-skipped", $"Column {column + 1}, '{Title(column)}', holds uncertainties and was not read as a spectrum."));
            return false;
        }

        return true;
    }

    private static bool Counts(double[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] != values[0] + i)
            {
                return false;
            }
        }

        return values[0] is 0 or 1;
    }

    private AxisUnit UnitOfAxis(int axisColumn)
    {
        AxisUnit unit = heading.Statements.AxisUnit != AxisUnit.NotStated ? heading.Statements.AxisUnit : UnitWords.ParseAxis(Title(axisColumn));
        if (unit == AxisUnit.PerCentimetre && !unit.Stated.Contains("cm", StringComparison.OrdinalIgnoreCase) && !unit.Stated.Contains("cent", StringComparison.OrdinalIgnoreCase))
        {
            _warnings.Add(new SpectrumWarning("unit-assumed", $"The axis is headed '{unit.Stated}' without a unit; it was taken as 1/cm."));
        }

        return unit;
    }

    private Spectrum? SpectrumOfColumn(SpectralAxis axis, int column, int columns)
    {
        double[] ordinates = table.Column(column);
        OrdinateUnit titled = UnitWords.ParseOrdinate(Title(column));
        OrdinateUnit unit = titled.Stated != OrdinateUnit.NotStated.Id ? titled : heading.Statements.Unit;
        ImmutableArray<SpectrumWarning> warnings = _warnings.ToImmutable();
        if ((unit == OrdinateUnit.Transmittance || unit == OrdinateUnit.Reflectance) && ordinates.Any(value => value > 2))
        {
            OrdinateUnit percent = unit == OrdinateUnit.Transmittance ? OrdinateUnit.PercentTransmittance : OrdinateUnit.PercentReflectance;
            warnings = warnings.Add(new SpectrumWarning("unit-assumed", $"The ordinates are headed '{unit.Stated}' but go beyond 2; they were taken as {percent.Id}."));
            unit = OrdinateUnit.Of(percent.Id, unit.Stated);
        }

        Acquisition stated = heading.Statements.Acquisition;
        bool named = Title(column).Length > 1 && (columns > 1 || titled.Stated == OrdinateUnit.NotStated.Id);
        return SpectrumOf(axis, unit, ordinates, named ? stated with { Title = columns > 1 || stated.Title is null ? Title(column) : stated.Title } : stated, warnings);
    }

    private Spectrum WithoutColumns(Spectrum spectrum, List<int> empty) =>
        spectrum.Restated(
            spectrum.Axis.Unit,
            spectrum.Unit,
            spectrum.Acquisition,
            new SpectrumWarning("column-skipped", $"Without a single number: {string.Join(", ", empty.Select(column => $"column {column + 1} '{Title(column)}'"))}."));

    private string Title(int column) => heading.Titles.IsEmpty ? string.Empty : heading.Titles[column];
}
