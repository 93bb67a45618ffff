using System.Collections.Immutable;
using CsCheck;
using Spectra.Libraries;
using Spectra.Matching.Tests.Support;
using Spectra.Preprocessing;
using Spectra.Search;

namespace Spectra.Matching.Tests.Search;

[Trait("Category", "Determinism")]
public sealed class LibrarySearchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spectra-search-").FullName;
    private readonly List<ReferenceLibrary> _open = [];

    public static TheoryData<string> MetricIds => [.. Metric.All.Select(metric => metric.Id)];

    [Theory]
    [MemberData(nameof(MetricIds))]
    public void EveryReferenceIsItsOwnFirstHitWithAScoreOfOne(string metricId)
    {
        ReferenceLibrary library = Library(Enumerable.Range(0, 40).Select(seed => ($"r{seed:D2}", Some.Spectrum(seed))));
        LibrarySearch search = new([library], Find(metricId));

        for (int seed = 0; seed < 40; seed++)
        {
            Hit best = search.Search(Some.Prepared(Some.Spectrum(seed)), 3).Hits[0];
            Assert.Equal(($"r{seed:D2}", 1.0), (best.Reference.Id, best.Hqi.Value));
        }
    }

    [Theory]
    [MemberData(nameof(MetricIds))]
    public void ScalingAndLiftingAQueryDoesNotChangeItsHits(string metricId)
    {
        ReferenceLibrary library = Library(Enumerable.Range(0, 30).Select(seed => ($"r{seed:D2}", Some.Spectrum(seed))));
        LibrarySearch search = new([library], Find(metricId));

        Gen.Select(Gen.Int[100, 200], Gen.Double[0.01, 50], Gen.Double[-1, 5]).Sample((seed, scale, offset) =>
        {
            Spectrum query = Some.Spectrum(seed);
            double[] changed = [.. query.Ordinates.ToArray().Select(y => (scale * y) + offset)];
            HitList expected = search.Search(Some.Prepared(query), 5);
            HitList actual = search.Search(Some.Prepared(Spectrum.Create(query.Axis, query.Unit, changed, query.Acquisition, [])), 5);
            Assert.Equal(expected.Hits.Select(hit => (hit.Reference.Id, hit.Hqi)), actual.Hits.Select(hit => (hit.Reference.Id, hit.Hqi)));
        }, iter: 40);
    }

    [Fact]
    public void PearsonIsTheTextbookCorrelationOverTheCommonPointsOnly()
    {
        Spectrum reference = Some.Spectrum(seed: 1);
        Spectrum query = WithHole(Some.Spectrum(seed: 2), 1100, 1500);
        ReferenceLibrary library = Library([("only", WithHole(reference, 2000, 2100))]);

        double expected = Textbook(Some.Prepared(query).Ordinates.ToArray(), Some.Prepared(WithHole(reference, 2000, 2100)).Ordinates.ToArray());
        Hit hit = new LibrarySearch([library], Metric.Pearson).Search(Some.Prepared(query), 1).Hits[0];

        Assert.Equal(Math.Round(Math.Max(0, expected), 4), hit.Hqi.Value, 1e-4);
    }

    [Fact]
    public void TheDefaultMetricIsTheWeightedMeanOfItsViewsAtTheBestShift()
    {
        Spectrum query = Some.Spectrum(seed: 11);
        PreparedSpectrum q = Some.Prepared(query);
        PreparedSpectrum r = Some.Prepared(Some.Spectrum(seed: 12));
        ReferenceLibrary library = Library([("only", Some.Spectrum(seed: 12))]);
        double expected = new[] { 0, -2, 2, -4, 4 }.Max(shift =>
        {
            double total = 0;
            foreach ((SpectralView view, double weight) in Metric.LocalShape.Views)
            {
                double[] moved = Moved(view.See(q.Ordinates, q.Grid), shift / 2);
                total += weight * Textbook(moved, view.See(r.Ordinates, r.Grid));
            }

            return (total / 2.3) - (0.0025 * Math.Abs(shift));
        });

        Assert.Equal(Math.Max(0, expected), new LibrarySearch([library], Metric.LocalShape).Search(q, 1).Hits[0].Hqi.Value, 1e-4);
    }

    [Fact]
    public void AShiftedQueryIsFoundAtItsShiftAndPaysForIt()
    {
        ReferenceLibrary library = Library([("a", Some.Spectrum((1200, 1, 20), (1700, 0.7, 15), (2900, 0.5, 40)))]);
        Spectrum shifted = Some.Spectrum((1204, 1, 20), (1704, 0.7, 15), (2904, 0.5, 40));

        Hit hit = new LibrarySearch([library], Metric.LocalShape).Search(Some.Prepared(shifted), 1).Hits[0];

        Assert.Equal(-4, hit.ShiftPerCentimetre);
        Assert.InRange(hit.Hqi.Value, 0.98, 0.9901);
    }

    [Fact]
    public void OneRowStandsForASubstanceAndTheGapIsToAnotherSubstance()
    {
        using LibraryWriter writer = Writer("twins");
        writer.Add(Reference("a1", "78-11-5"), Some.Prepared(Some.Spectrum(seed: 1)));
        writer.Add(Reference("a2", "78-11-5"), Some.Prepared(Some.Spectrum(seed: 1)));
        writer.Add(Reference("b", "121-82-4"), Some.Prepared(Some.Spectrum(seed: 2)));
        HitList hits = new LibrarySearch([Completed(writer, "twins")], Metric.Default).Search(Some.Prepared(Some.Spectrum(seed: 1)), 10);

        Assert.Equal(["a1", "b"], hits.Hits.Select(hit => hit.Reference.Id));
        Assert.Equal(Math.Round(1 - hits.Hits[1].Hqi.Value, 4), hits.Hits[0].Gap, 1e-9);
    }

    [Fact]
    public void TiesAreOrderedByIdHoweverManyThereAre()
    {
        ReferenceLibrary library = Library(Enumerable.Range(0, 300).Reverse().Select(i => ($"t{i:D3}", Some.Spectrum(seed: 9))));

        Assert.Equal(["t000", "t001", "t002"], new LibrarySearch([library], Metric.Default).Search(Some.Prepared(Some.Spectrum(seed: 9)), 3).Hits.Select(hit => hit.Reference.Id));
    }

    [Fact]
    public void AReferenceThatCoversTooLittleOfTheQueryIsNotCompared()
    {
        ReferenceLibrary library = Library([("whole", Some.Spectrum(seed: 1)), ("part", Some.Spectrum(1000, 2000, (1400, 1, 20)))]);

        HitList hits = new LibrarySearch([library], Metric.Default).Search(Some.Prepared(Some.Spectrum(seed: 1)), 10);

        Assert.Equal("whole", Assert.Single(hits.Hits).Reference.Id);
        Assert.Equal(1, hits.Compared);
    }

    [Fact]
    public void AQueryOfAnotherRecipeIsAnError()
    {
        ReferenceLibrary library = Library([("a", Some.Spectrum(seed: 1))]);
        PreparedSpectrum other = Some.Prepared(Some.Spectrum(seed: 1), PreprocessingRecipe.Standard(SpectralGrid.Create(650, 4, 838)));

        Assert.Throws<ArgumentException>(() => new LibrarySearch([library], Metric.Default).Search(other, 1));
    }

    /// <summary>The scores below were written down once; the instruction-set switches of the test run must reproduce them to the last digit.</summary>
    [Fact]
    public void ScoresAreTheSameDigitsUnderEveryInstructionSet()
    {
        ReferenceLibrary library = Library(Enumerable.Range(0, 60).Select(seed => ($"r{seed:D2}", Portable(seed))));
        LibrarySearch search = new([library], Metric.Default);

        string digits = string.Join(" ", Enumerable.Range(60, 3).Select(seed => search.Search(Some.Prepared(Portable(seed)), 1).Hits[0]).Select(hit => FormattableString.Invariant($"{hit.Reference.Id}:{hit.Hqi.Value:F4}")));

        Assert.Equal("r20:0.3218 r45:0.2347 r14:0.3546", digits);
    }

    public void Dispose()
    {
        _open.ForEach(library => library.Dispose());
        Directory.Delete(_folder, recursive: true);
    }

    private static Metric Find(string id) => Metric.TryFind(id, out Metric metric) ? metric : throw new ArgumentException(id);

    private static ReferenceSpectrum Reference(string id, string? cas = null) =>
        new(id, Substance.Of(id, cas), Technique.NotStated, null, null, "absorbance", false, null);

    /// <summary>Lorentzian bands by arithmetic that every processor rounds alike.</summary>
    private static Spectrum Portable(int seed)
    {
        Random random = new(seed);
        (double Centre, double Height, double Width)[] bands = [.. Enumerable.Range(0, 12).Select(_ => ((random.NextDouble() * 3000) + 750, random.NextDouble() + 0.1, (random.NextDouble() * 40) + 8))];
        SpectralAxis axis = SpectralAxis.Even(AxisUnit.PerCentimetre, 600, 4000, 3401);
        double[] transmittance = [.. axis.Positions.ToArray().Select(x => 1 / (1 + bands.Sum(band => band.Height / (1 + ((x - band.Centre) * (x - band.Centre) / (band.Width * band.Width))))))];
        return Spectrum.Create(axis, OrdinateUnit.Transmittance, transmittance, Acquisition.NotStated, []);
    }

    private static Spectrum WithHole(Spectrum spectrum, double from, double to)
    {
        double[] ordinates = [.. spectrum.Ordinates.ToArray().Zip(spectrum.Axis.Positions.ToArray(), (y, x) => x >= from && x <= to ? double.NaN : y)];
        return Spectrum.Create(spectrum.Axis, spectrum.Unit, ordinates, spectrum.Acquisition, []);
    }

    private static double[] Moved(double[] values, int points) =>
        [.. Enumerable.Range(0, values.Length).Select(i => i - points >= 0 && i - points < values.Length ? values[i - points] : double.NaN)];

    private static double Textbook(double[] x, double[] y)
    {
        (double X, double Y)[] common = [.. x.Zip(y).Where(pair => !double.IsNaN(pair.First) && !double.IsNaN(pair.Second))];
        (double mx, double my) = (common.Average(pair => pair.X), common.Average(pair => pair.Y));
        return common.Sum(pair => (pair.X - mx) * (pair.Y - my))
            / Math.Sqrt(common.Sum(pair => (pair.X - mx) * (pair.X - mx)) * common.Sum(pair => (pair.Y - my) * (pair.Y - my)));
    }

    private LibraryWriter Writer(string name) => new(Path.Combine(_folder, name + ".speclib"), name, "1", PreprocessingRecipe.Standard(SpectralGrid.Standard));

    private ReferenceLibrary Library(IEnumerable<(string Id, Spectrum Spectrum)> entries)
    {
        string name = $"l{_open.Count}";
        using LibraryWriter writer = Writer(name);
        foreach ((string id, Spectrum spectrum) in entries)
        {
            writer.Add(Reference(id), Some.Prepared(spectrum));
        }

        return Completed(writer, name);
    }

    private ReferenceLibrary Completed(LibraryWriter writer, string name)
    {
        writer.Complete();
        ReferenceLibrary library = Assert.IsType<LibraryOpening.Opened>(ReferenceLibrary.Open(Path.Combine(_folder, name + ".speclib"))).Library;
        _open.Add(library);
        return library;
    }
}
