using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;

namespace Spectra.Confidence;

/// <summary>The solvents that a crystal is cleaned with, by their bands: what a previous sample or the cleaning leaves behind.</summary>
public sealed class ResidueTable
{
    private const string Suffix = " residue";

    private ResidueTable(ImmutableArray<Solvent> solvents) => Solvents = solvents;

    /// <summary>A table of nothing.</summary>
    public static ResidueTable Empty { get; } = new([]);

    /// <summary>The solvents that have enough bands of their own.</summary>
    internal ImmutableArray<Solvent> Solvents { get; }

    /// <summary>Reads the rows of <c>environment.csv</c> whose interferent ends in "residue".</summary>
    /// <remarks>A solvent needs three bands outside the CH stretch (2800-3000 cm-1), one of them very strong: hydrocarbons have no pattern of their own and are left out.</remarks>
    /// <exception cref="FormatException">A column is missing or a position is no number; the message names the row.</exception>
    public static ResidueTable Load(TextReader text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using CsvReader rows = CsvReader.Create(text, new CsvReaderOptions { Separator = ',', TrackLineNumbers = true }, leaveOpen: true);
        rows.ReadHeader();
        foreach (string column in (string[])["interferent", "wavenumber_or_low_cm1", "relative_intensity"])
        {
            if (!rows.TryGetFieldIndex(column, out _))
            {
                throw new FormatException($"The table of interferents needs the column {column}.");
            }
        }

        List<string> names = [];
        Dictionary<string, ImmutableArray<SolventBand>.Builder> bands = new(StringComparer.Ordinal);
        while (rows.Read())
        {
            string name = rows.GetString("interferent").Trim();
            if (!name.EndsWith(Suffix, StringComparison.Ordinal))
            {
                continue;
            }

            if (!double.TryParse(rows.GetString("wavenumber_or_low_cm1"), NumberStyles.Float, CultureInfo.InvariantCulture, out double position))
            {
                throw new FormatException($"Line {rows.LineNumber} of the table of interferents has no position: expected a wavenumber in cm-1.");
            }

            name = name[..^Suffix.Length];
            if (!bands.TryGetValue(name, out ImmutableArray<SolventBand>.Builder? own))
            {
                names.Add(name);
                bands.Add(name, own = ImmutableArray.CreateBuilder<SolventBand>());
            }

            own.Add(new SolventBand(position, rows.GetString("relative_intensity").Trim()));
        }

        return new ResidueTable([.. names.Select(name => new Solvent(name, bands[name].ToImmutable())).Where(IsDistinctive)]);
    }

    private static bool IsDistinctive(Solvent solvent)
    {
        SolventBand[] own = [.. solvent.Bands.Where(band => band.Position is < 2800 or > 3000)];
        return own.Length >= 3 && own.Any(band => band.Intensity == "vs");
    }

    /// <summary>A solvent.</summary>
    internal sealed record Solvent(string Name, ImmutableArray<SolventBand> Bands);

    /// <summary>A band: its position in cm-1 and its intensity as vs, s, m or w.</summary>
    internal sealed record SolventBand(double Position, string Intensity);
}
