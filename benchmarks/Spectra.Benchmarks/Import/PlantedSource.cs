using System.Text;
using Spectra.Formats.Sources;

namespace Spectra.Benchmarks.Import;

/// <summary>The corpus's libraries with faults of known kinds in them, as a folder each with an index: made anew for every run.</summary>
internal sealed class PlantedSource
{
    private static readonly string[] Libraries = ["condensed", "gas"];

    private readonly Random _random;
    private readonly List<SourceEntry> _entries = [];
    private readonly HashSet<int> _taken = [];
    private int _added;

    private PlantedSource(int seed) => _random = new Random(seed);

    /// <summary>The fault of each file that has one, by library and file.</summary>
    public Dictionary<string, string> Faults { get; } = new(StringComparer.Ordinal);

    /// <summary>Right files whose objection is the planted one's fault: the originals of copies.</summary>
    public HashSet<string> Involved { get; } = new(StringComparer.Ordinal);

    /// <summary>How many files have no fault and are not involved in one.</summary>
    public int Good => _entries.Count - Faults.Count - Involved.Count;

    /// <summary>Plants and writes: a folder a library below <paramref name="folder"/>.</summary>
    public static PlantedSource Write(string corpus, string folder, int seed)
    {
        PlantedSource source = new(seed);
        foreach (string library in Libraries)
        {
            source._entries.AddRange(SpectrumSource.Read(Path.Combine(corpus, $"{library}-library.zip")).OfType<SourceItem.File>()
                .Select(file => new SourceEntry(library, Encoding.UTF8.GetString(file.Content.Span), file.Index!)));
        }

        source.PlantLabels(50);
        source.PlantCopies(50);
        source.PlantUnits(20);
        source.PlantShifts(20);
        source.PlantLoneShifts(20);
        source.PlantCuts(20);
        source.Write(folder);
        return source;
    }

    public static string KeyOf(string library, string file) => $"{library}/{file}";

    private void PlantLabels(int count)
    {
        for (int i = 0; i < count / 2; i++)
        {
            int a = Take(_ => true);
            int b = Take(entry => entry.Library == _entries[a].Library);
            (SourceEntry one, SourceEntry two) = (_entries[a], _entries[b]);
            Set(a, one.LabelledAs(two), "swapped label");
            Set(b, two.LabelledAs(one), "swapped label");
        }
    }

    private void PlantCopies(int count)
    {
        for (int i = 0; i < count; i++)
        {
            int original = Take(_ => true);
            SourceEntry copy = _entries[original];
            if (i % 2 == 0)
            {
                // Every second one was stored again: ordinates rounded and of another scale.
                bool isTransmittance = Curve.Read(copy).Unit == OrdinateUnit.Transmittance;
                copy = Curve.Changed(copy, spectrum => Curve.Points(spectrum).Select(point => (point.X, Math.Round(isTransmittance ? point.Y : 0.8 * point.Y, 5))));
            }

            Involve(original);
            if (i < count / 2)
            {
                int donor = Take(entry => entry.Library == copy.Library);
                Involve(donor);
                Add(copy.LabelledAs(_entries[donor]), "duplicate under another name");
            }
            else
            {
                Add(copy.Named(FormattableString.Invariant($"Sample of batch {1000 + i}")), "duplicate under another name");
            }
        }
    }

    private void PlantUnits(int count)
    {
        for (int i = 0; i < count; i++)
        {
            int at = (i % 5) switch
            {
                0 or 1 => Take(entry => entry.Value("YUNITS") is "TRANSMITTANCE" or "ABSORBANCE"),
                2 or 3 => Take(entry => entry.Value("XUNITS") is "1/CM" or "MICROMETERS"),
                _ => Take(entry => entry.Value("YUNITS") is "TRANSMITTANCE"),
            };
            SourceEntry entry = _entries[at];
            Set(at, (i % 5) switch
            {
                0 or 1 => Stated(entry.With("YUNITS", entry.Value("YUNITS") == "ABSORBANCE" ? "TRANSMITTANCE" : "ABSORBANCE")),
                2 or 3 => Stated(entry.With("XUNITS", entry.Value("XUNITS") == "1/CM" ? "MICROMETERS" : "1/CM")),
                _ => i % 2 == 0 ? Curve.Changed(entry, spectrum => Curve.Points(spectrum).Select(point => (point.X, 100 * point.Y))) : Stated(entry.With("YUNITS", "PERCENT TRANSMITTANCE")),
            }, "wrong unit");
        }
    }

    /// <summary>A second measurement of a substance that the library has, noisier, of other strength, and 8 to 40 cm-1 beside.</summary>
    private void PlantShifts(int count)
    {
        for (int i = 0; i < count; i++)
        {
            int original = Take(_ => true);
            double by = (_random.Next(2) == 0 ? -1 : 1) * (8 + (32 * _random.NextDouble()));
            Involve(original);
            Add(Curve.Changed(_entries[original], spectrum => Curve.Shifted(spectrum, by).Select(point => (point.X, (0.9 * point.Y) + (0.01 * (_random.NextDouble() - 0.5))))), "shifted axis");
        }
    }

    /// <summary>The only measurement of a substance, 20 to 60 cm-1 beside: nothing of its own to compare it with.</summary>
    private void PlantLoneShifts(int count)
    {
        for (int i = 0; i < count; i++)
        {
            int at = Take(_ => true);
            double by = (_random.Next(2) == 0 ? -1 : 1) * (20 + (40 * _random.NextDouble()));
            Set(at, Curve.Changed(_entries[at], spectrum => Curve.Shifted(spectrum, by)), "shifted axis of an only entry");
        }
    }

    private void PlantCuts(int count)
    {
        for (int i = 0; i < count; i++)
        {
            int at = Take(_ => true);
            SourceEntry entry = _entries[at];
            double share = 0.4 + (0.38 * _random.NextDouble());
            bool upper = _random.Next(2) == 0;
            Set(at, i % 2 == 0 ? entry with { Text = entry.Text[..(int)(share * entry.Text.Length)] } : Curve.Changed(entry, spectrum => Curve.Cut(spectrum, share, upper)), "truncated");
        }
    }

    /// <summary>An entry that nothing was done to yet.</summary>
    private int Take(Func<SourceEntry, bool> suits)
    {
        for (; ;)
        {
            int at = _random.Next(_entries.Count - _added);
            if (!_taken.Contains(at) && suits(_entries[at]))
            {
                _taken.Add(at);
                return at;
            }
        }
    }

    // A wrong unit is stated everywhere, as where a whole file was exported with a wrong setting.
    private static SourceEntry Stated(SourceEntry entry) => entry with { Index = entry.Index with { AxisUnit = AxisUnit.NotStated, Unit = OrdinateUnit.NotStated } };

    private void Set(int at, SourceEntry entry, string fault)
    {
        _entries[at] = entry;
        Faults.Add(KeyOf(entry.Library, entry.Index.File), fault);
    }

    private void Add(SourceEntry entry, string fault)
    {
        SourceEntry added = entry.In(FormattableString.Invariant($"added-{_added++:D3}.jdx"));
        _entries.Add(added);
        Faults.Add(KeyOf(added.Library, added.Index.File), fault);
    }

    private void Involve(int at) => Involved.Add(KeyOf(_entries[at].Library, _entries[at].Index.File));

    private void Write(string folder)
    {
        foreach (IGrouping<string, SourceEntry> library in _entries.GroupBy(entry => entry.Library))
        {
            string own = Directory.CreateDirectory(Path.Combine(folder, library.Key)).FullName;
            StringBuilder index = new("file,id,name,cas,phase,technique,source,x_unit,y_unit\n");
            foreach (SourceEntry entry in library)
            {
                File.WriteAllText(Path.Combine(own, entry.Index.File), entry.Text);
                string?[] fields =
                [
                    entry.Index.File, entry.Index.Id, entry.Index.Name, entry.Index.Cas, entry.Index.Phase, entry.Index.TechniqueStated, entry.Index.Source,
                    entry.Index.AxisUnit == AxisUnit.NotStated ? null : entry.Index.AxisUnit.Id, entry.Index.Unit == OrdinateUnit.NotStated ? null : entry.Index.Unit.Id,
                ];
                index.AppendJoin(',', fields.Select(field => $"\"{field?.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append('\n');
            }

            File.WriteAllText(Path.Combine(own, "index.csv"), index.ToString());
        }
    }
}
