using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;

namespace Spectra.Synthesis;

/// <summary>A table of band positions, substance by substance, for spectra that serve training and demonstration.</summary>
public sealed class BandTable
{
    /// <summary>Two sources that put a band within this distance of each other mean the same band.</summary>
    internal const double SameBandPerCentimetre = 4;

    private static readonly string[] Columns =
        ["substance", "cas", "wavenumber_cm1", "relative_intensity", "assignment", "technique", "source", "evidence"];

    private BandTable(ImmutableArray<BandTableSubstance> substances) => Substances = substances;

    /// <summary>The substances in the order of the table.</summary>
    public ImmutableArray<BandTableSubstance> Substances { get; }

    /// <summary>Reads a table from comma-separated text with a header line.</summary>
    /// <exception cref="FormatException">A column is missing, or a row has no usable name, position, CAS number or intensity; the message names the row.</exception>
    public static BandTable Load(TextReader text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using CsvReader rows = CsvReader.Create(text, new CsvReaderOptions { Separator = ',', TrackLineNumbers = true }, leaveOpen: true);
        rows.ReadHeader();
        if (Columns.Any(column => !rows.TryGetFieldIndex(column, out _)))
        {
            throw new FormatException($"A band table needs the columns {string.Join(", ", Columns)}.");
        }

        List<(string Name, CasNumber? Cas, AbsorptionBand Band)> bands = [];
        while (rows.Read())
        {
            bands.Add(Row(rows));
        }

        return new BandTable([.. bands.GroupBy(row => row.Name).Select(group => Substance(group.Key, [.. group]))]);
    }

    private static (string Name, CasNumber? Cas, AbsorptionBand Band) Row(CsvReader rows)
    {
        long line = rows.LineNumber;
        string name = Field(rows, "substance");
        string position = Field(rows, "wavenumber_cm1");
        string intensity = Field(rows, "relative_intensity");
        if (name.Length == 0)
        {
            throw new FormatException($"Line {line} of the band table names no substance.");
        }

        if (!double.TryParse(position, NumberStyles.Float, CultureInfo.InvariantCulture, out double wavenumber) || wavenumber is not (> 0 and < 20_000))
        {
            throw new FormatException($"Line {line} of the band table has the position '{position}': expected a wavenumber in cm-1.");
        }

        if (!BandShape.TryHeight(intensity, out _))
        {
            throw new FormatException($"Line {line} of the band table has the intensity '{intensity}': expected vs, s, m, w, a number from 0 to 1, or nothing.");
        }

        AbsorptionBand band = new(
            new Wavenumber(wavenumber), intensity, Field(rows, "assignment"), Field(rows, "technique"), Field(rows, "source"), Field(rows, "evidence"));
        return (name, Cas(Field(rows, "cas"), line), band);
    }

    private static CasNumber? Cas(string text, long line) =>
        text.Length == 0 ? null
        : CasNumber.TryParse(text, out CasNumber cas) ? cas
        : throw new FormatException($"Line {line} of the band table has the CAS number '{text}', whose form or check digit fails.");

    private static string Field(CsvReader rows, string column) => rows.GetString(column).Trim();

    private static BandTableSubstance Substance(string name, ImmutableArray<(string Name, CasNumber? Cas, AbsorptionBand Band)> rows)
    {
        SampleState state = rows.All(row => row.Band.Technique.StartsWith("gas", StringComparison.OrdinalIgnoreCase)) ? SampleState.Gas : SampleState.Condensed;
        ImmutableArray<AbsorptionBand> bands = [.. rows.Select(row => row.Band)];
        return new BandTableSubstance(
            name,
            rows[0].Cas,
            state,
            [.. bands.Where(band => !IsRepeated(band, bands)).OrderBy(band => band.Wavenumber.PerCentimetre)]);
    }

    // Where one source gives only the position and another the intensity too, the band would otherwise count twice.
    private static bool IsRepeated(AbsorptionBand band, ImmutableArray<AbsorptionBand> all) =>
        !band.StatesIntensity
        && all.Any(other => other.StatesIntensity && Math.Abs(other.Wavenumber.PerCentimetre - band.Wavenumber.PerCentimetre) <= SameBandPerCentimetre);
}
