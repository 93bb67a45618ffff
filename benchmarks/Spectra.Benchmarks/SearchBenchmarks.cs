using BenchmarkDotNet.Attributes;
using Spectra.Libraries;
using Spectra.Preprocessing;
using Spectra.Search;

namespace Spectra.Benchmarks;

/// <summary>How long does one query take against a library of self-made spectra, by metric?</summary>
public class SearchBenchmarks
{
    private string _folder = "";
    private ReferenceLibrary? _library;
    private PreparedSpectrum? _query;

    [Params(1000, 5000)]
    public int References { get; set; }

    [ParamsSource(nameof(Metrics))]
    public string MetricId { get; set; } = Metric.Default.Id;

    public static IEnumerable<string> Metrics => Metric.All.Select(metric => metric.Id);

    [GlobalSetup]
    public void Build()
    {
        _folder = Directory.CreateTempSubdirectory("spectra-benchmark-").FullName;
        string path = Path.Combine(_folder, "made.speclib");
        PreprocessingRecipe recipe = PreprocessingRecipe.Standard(SpectralGrid.Standard);
        using LibraryWriter writer = new(path, "made", "1", recipe);
        for (int seed = 0; seed < References; seed++)
        {
            string id = FormattableString.Invariant($"r{seed}");
            writer.Add(new ReferenceSpectrum(id, Substance.Of(id, null), Technique.NotStated, null, null, "absorbance", true, null), Prepared(recipe, seed));
        }

        writer.Complete();
        _library = ((LibraryOpening.Opened)ReferenceLibrary.Open(path)).Library;
        _query = Prepared(recipe, References + 1);
    }

    [GlobalCleanup]
    public void Remove()
    {
        _library?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark]
    public HitList Search() => new LibrarySearch([_library!], Metric.All.First(metric => metric.Id == MetricId)).Search(_query!, 10);

    private static PreparedSpectrum Prepared(PreprocessingRecipe recipe, int seed)
    {
        Random random = new(seed);
        (double Centre, double Height, double Width)[] bands =
            [.. Enumerable.Range(0, 12).Select(_ => ((random.NextDouble() * 3000) + 750, random.NextDouble() + 0.1, (random.NextDouble() * 20) + 4))];
        SpectralAxis axis = SpectralAxis.Even(AxisUnit.PerCentimetre, 600, 4000, 1701);
        double[] absorbance = [.. axis.Positions.ToArray().Select(x => bands.Sum(band => band.Height / (1 + ((x - band.Centre) * (x - band.Centre) / (band.Width * band.Width)))))];
        Spectrum spectrum = Spectrum.Create(axis, OrdinateUnit.Absorbance, absorbance, Acquisition.NotStated, []);
        return ((Preparation.Ready)recipe.Apply(spectrum)).Spectrum;
    }
}
