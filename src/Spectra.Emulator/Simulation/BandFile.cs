using System.Collections.Immutable;
using System.Globalization;

namespace Spectra.Emulator.Simulation;

/// <summary>The band table that the samples are simulated from, read by the emulator's own means.</summary>
internal sealed class BandFile
{
    private const double NotStated = 0.45;

    private readonly ILookup<string, (Band Band, bool IsStated)>? _bandsByCas;

    private BandFile(ILookup<string, (Band Band, bool IsStated)>? bandsByCas) => _bandsByCas = bandsByCas;

    /// <summary>No table: every substance gets ten invented bands of its own, which match nothing that exists.</summary>
    public static BandFile Invented { get; } = new(null);

    /// <summary>Reads a comma-separated file with the columns cas, wavenumber_cm1 and relative_intensity.</summary>
    /// <exception cref="FormatException">A column is missing or a position is no number.</exception>
    public static BandFile Read(string path)
    {
        string[] lines = File.ReadAllLines(path);
        List<string> columns = lines.Length > 0 ? Fields(lines[0]) : [];
        int cas = Column(columns, "cas", path);
        int position = Column(columns, "wavenumber_cm1", path);
        int intensity = Column(columns, "relative_intensity", path);
        List<(string Cas, Band Band, bool IsStated)> bands = [];
        foreach (string line in lines.Skip(1).Where(line => line.Length > 0))
        {
            List<string> fields = Fields(line);
            if (fields.Count != columns.Count || !double.TryParse(fields[position], NumberStyles.Float, CultureInfo.InvariantCulture, out double wavenumber))
            {
                throw new FormatException($"{path} has a row that is no band: '{line}'.");
            }

            bands.Add((fields[cas], new Band(wavenumber, Height(fields[intensity])), fields[intensity].Length > 0));
        }

        return new BandFile(bands.ToLookup(band => band.Cas, band => (band.Band, band.IsStated)));
    }

    /// <summary>The bands of a substance; where some have an intensity, those without are the same bands from another source and left out.</summary>
    /// <exception cref="FormatException">The table has too few to simulate it.</exception>
    public ImmutableArray<Band> Of(string cas)
    {
        const int Enough = 8;
        if (_bandsByCas is null)
        {
            RandomStream random = RandomStream.For(0, cas);
            return [.. Enumerable.Range(0, 10).Select(_ => new Band(Math.Round(random.Between(680, 3100)), random.Between(0.2, 1)))];
        }

        bool isAnyStated = _bandsByCas[cas].Any(row => row.IsStated);
        ImmutableArray<Band> bands = [.. _bandsByCas[cas].Where(row => row.IsStated || !isAnyStated).Select(row => row.Band)];
        return bands.Length >= Enough ? bands : throw new FormatException($"The band table has {bands.Length} bands of {cas}, at least {Enough} are needed.");
    }

    private static double Height(string word) => word switch
    {
        "vs" => 1.0,
        "s" => 0.68,
        "m" => 0.38,
        "w" => 0.14,
        _ => NotStated,
    };

    private static int Column(List<string> columns, string name, string path) =>
        columns.IndexOf(name) is >= 0 and int column ? column : throw new FormatException($"{path} has no column {name}.");

    private static List<string> Fields(string line)
    {
        List<string> fields = [];
        int at = 0;
        while (at <= line.Length)
        {
            bool quoted = at < line.Length && line[at] == '"';
            int end = quoted ? ClosingQuote(line, at) : line.IndexOf(',', at);
            end = end < 0 ? line.Length : end;
            fields.Add(quoted ? line[(at + 1)..end].Replace("\"\"", "\"", StringComparison.Ordinal) : line[at..end]);
            at = quoted ? end + 2 : end + 1;
        }

        return fields;
    }

    private static int ClosingQuote(string line, int opening)
    {
        int at = opening + 1;
        while (at < line.Length && (line[at] != '"' || (at + 1 < line.Length && line[at + 1] == '"')))
        {
            at += line[at] == '"' ? 2 : 1;
        }

        return Math.Min(at, line.Length);
    }
}
