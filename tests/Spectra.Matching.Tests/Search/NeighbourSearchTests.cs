using System.Collections.Immutable;
using Spectra.Libraries;
using Spectra.Matching.Tests.Support;
using Spectra.Preprocessing;
using Spectra.Search;

namespace Spectra.Matching.Tests.Search;

[Trait("Category", "Determinism")]
public sealed class NeighbourSearchTests : IDisposable
{
    private readonly MadeLibraries _made = new();

    /// <summary>Every pair by plain sums, in a library of relatives: five variations, some cut short, of each of 24 patterns.</summary>
    [Fact]
    public void NeighboursAreTheBestOfAllPairsByTheFormula()
    {
        (ReferenceSpectrum Reference, Spectrum Spectrum)[] entries = [.. Enumerable.Range(0, 120).Select(i => (Reference(i), Relative(i)))];
        ReferenceLibrary library = _made.Of(entries);
        PreparedSpectrum[] prepared = [.. entries.Select(entry => Some.Prepared(entry.Spectrum))];
        double[][][] views = [.. prepared.Select(spectrum => Metric.Combined.Views.Select(weighted => weighted.View.See(spectrum.Ordinates, spectrum.Grid)).ToArray())];

        Assert.Contains(library.Neighbours!.Rows, row => row.Length > 0 && row[0].Score > 0.9);
        for (int row = 0; row < prepared.Length; row += 7)
        {
            (int Row, double Score)[] expected =
            [
                .. Enumerable.Range(0, prepared.Length)
                    .Where(other => entries[other].Reference.Substance.Key != entries[row].Reference.Substance.Key && Covers(prepared[other], prepared[row]))
                    .Select(other => (other, Score: Textbook(views[row], views[other])))
                    .OrderByDescending(pair => pair.Score)
                    .DistinctBy(pair => entries[pair.other].Reference.Substance.Key)
                    .Take(8),
            ];
            ImmutableArray<Neighbour> found = library.Neighbours.Rows[row];
            Assert.Equal(expected.Length, found.Length);
            Assert.All(expected.Zip(found), pair => Assert.Equal(Math.Max(0, pair.First.Score), pair.Second.Score, 1e-4));
        }
    }

    [Fact]
    public void ANeighboursScoreIsWhatASearchWouldReport()
    {
        (ReferenceSpectrum Reference, Spectrum Spectrum)[] entries = [.. Enumerable.Range(0, 60).Select(i => (Reference(i), Relative(i)))];
        ReferenceLibrary library = _made.Of(entries);
        LibrarySearch search = new([library], Metric.Combined);

        for (int row = 0; row < 60; row += 11)
        {
            Hit rival = search.Search(Some.Prepared(entries[row].Spectrum), 2).Hits.First(hit => hit.Reference.Substance.Key != entries[row].Reference.Substance.Key);
            Assert.Equal(rival.Hqi.Value, library.Neighbours!.Rows[row][0].Score, 1.01e-4);
        }
    }

    [Fact]
    public void OtherSpectraOfTheSameSubstanceAreNoNeighbours()
    {
        ReferenceLibrary library = _made.Of(
        [
            (MadeLibraries.Reference("a1", "Alpha", "78-11-5"), Some.Spectrum(seed: 1)),
            (MadeLibraries.Reference("a2", "Alpha", "78-11-5"), Some.Spectrum(seed: 1)),
            (MadeLibraries.Reference("b1", "Beta", "121-82-4"), Some.Spectrum(seed: 2)),
            (MadeLibraries.Reference("b2", "Beta", "121-82-4"), Some.Spectrum(seed: 1)),
        ]);

        Assert.Equal(new Neighbour(3, 1), Assert.Single(library.Neighbours!.Rows[0]));
        Assert.Equal(new Neighbour(0, 1), Assert.Single(library.Neighbours.Rows[3]));
    }

    [Fact]
    public void ALongSpectrumHasNoNeighbourThatCoversTooLittleOfIt()
    {
        ReferenceLibrary library = _made.Of(
        [
            (MadeLibraries.Reference("long", "Alpha"), Some.Spectrum((1000, 1, 20), (1400, 0.5, 20), (3000, 1, 40))),
            (MadeLibraries.Reference("short", "Beta"), Some.Spectrum(700, 2000, (1000, 1, 20), (1400, 0.5, 20))),
        ]);

        Assert.Empty(library.Neighbours!.Rows[0]);
        Assert.Equal(0, Assert.Single(library.Neighbours.Rows[1]).Row);
    }

    [Fact]
    public void TheSameEntriesGiveTheSameNeighboursToTheByte()
    {
        (ReferenceSpectrum Reference, Spectrum Spectrum)[] entries = [.. Enumerable.Range(0, 150).Select(i => (Reference(i), Relative(i)))];

        Assert.Equal(_made.Of(entries).Sha256, _made.Of(entries).Sha256);
    }

    [Fact]
    public void ProgressEndsWithTheWhole()
    {
        List<double> shares = [];
        ReferenceLibrary library = _made.Of([.. Enumerable.Range(0, 600).Select(i => (Reference(i), Relative(i % 3)))], survey: null);

        NeighbourSearch.Survey(library, new Told(shares.Add));

        Assert.Equal(shares.Order(), shares);
        Assert.Equal(1, shares[^1]);
    }

    public void Dispose() => _made.Dispose();

    private static ReferenceSpectrum Reference(int i) => MadeLibraries.Reference($"r{i:D3}", i % 10 == 9 ? $"Substance {i - 1}" : $"Substance {i}");

    /// <summary>One of 24 patterns of Lorentzian bands, each spectrum with heights and places of its own, every sixth cut short; by arithmetic that every processor rounds alike.</summary>
    private static Spectrum Relative(int i)
    {
        Random pattern = new(i % 24);
        Random own = new(1000 + i);
        (double Centre, double Height, double Width)[] bands =
        [
            .. Enumerable.Range(0, 12).Select(_ => (
                (pattern.NextDouble() * 3000) + 750 + ((own.NextDouble() - 0.5) * 6),
                (pattern.NextDouble() + 0.1) * (0.7 + (0.6 * own.NextDouble())),
                (pattern.NextDouble() * 40) + 8)),
        ];
        double first = i % 6 == 5 ? 900 : 600;
        SpectralAxis axis = SpectralAxis.Even(AxisUnit.PerCentimetre, first, 4000, (int)(4000 - first) + 1);
        double[] ordinates = [.. axis.Positions.ToArray().Select(x => bands.Sum(band => band.Height / (1 + ((x - band.Centre) * (x - band.Centre) / (band.Width * band.Width)))))];
        return Spectrum.Create(axis, OrdinateUnit.Absorbance, ordinates, Acquisition.NotStated, []);
    }

    private static bool Covers(PreparedSpectrum row, PreparedSpectrum query)
    {
        int asked = query.Ordinates.ToArray().Count(y => !double.IsNaN(y));
        return query.Ordinates.ToArray().Zip(row.Ordinates.ToArray()).Count(pair => !double.IsNaN(pair.First) && !double.IsNaN(pair.Second)) >= 0.6 * asked;
    }

    private static double Textbook(double[][] query, double[][] row)
    {
        Metric.Correlation metric = Metric.Combined;
        return metric.Shifts.Max(shift => Math.Cos(metric.Views.Select((weighted, v) => weighted.Weight * Math.Acos(Pearson(query[v], row[v], (int)(shift / 2)))).Sum() / metric.Views.Sum(weighted => weighted.Weight)) - (0.0025 * Math.Abs(shift)));
    }

    private static double Pearson(double[] query, double[] row, int points)
    {
        (double n, double sx, double sy, double sxx, double syy, double sxy) = (0, 0, 0, 0, 0, 0);
        for (int i = Math.Max(0, points); i < row.Length && i - points < query.Length; i++)
        {
            (double x, double y) = (row[i], query[i - points]);
            if (!double.IsNaN(x) && !double.IsNaN(y))
            {
                (n, sx, sy, sxx, syy, sxy) = (n + 1, sx + x, sy + y, sxx + (x * x), syy + (y * y), sxy + (x * y));
            }
        }

        return (sxy - (sx * sy / n)) / Math.Sqrt((sxx - (sx * sx / n)) * (syy - (sy * sy / n)));
    }

    private sealed class Told(Action<double> told) : IProgress<double>
    {
        public void Report(double value) => told(value);
    }
}
