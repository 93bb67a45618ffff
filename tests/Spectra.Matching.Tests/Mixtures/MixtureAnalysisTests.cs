using System.Collections.Frozen;
using CsCheck;
using Spectra.Libraries;
using Spectra.Matching.Tests.Support;
using Spectra.Mixtures;
using Spectra.Preprocessing;

namespace Spectra.Matching.Tests.Mixtures;

/// <summary>Mixtures made here from self-made spectra, so that their shares are known.</summary>
public sealed class MixtureAnalysisTests : IDisposable
{
    private const int References = 40;
    private const long PinnedBits = -2808266276339464952;

    private static readonly PreprocessingRecipe Recipe = PreprocessingRecipe.Standard(SpectralGrid.Standard);

    private readonly string _folder = Directory.CreateTempSubdirectory("spectra-mixtures-").FullName;
    private readonly ReferenceLibrary _library;

    public MixtureAnalysisTests()
    {
        string path = Path.Combine(_folder, "made.speclib");
        using (LibraryWriter writer = new(path, "made", "1", Recipe))
        {
            for (int seed = 0; seed < References; seed++)
            {
                writer.Add(Reference($"r{seed:D2}", $"made {seed}"), Some.Prepared(Some.Spectrum(seed)));
            }

            // A second entry of the first substance.
            writer.Add(Reference("again", "made 0"), Some.Prepared(Some.Spectrum(0)));
            writer.Complete();
        }

        _library = Assert.IsType<LibraryOpening.Opened>(ReferenceLibrary.Open(path)).Library;
    }

    [Fact]
    public void TheSharesOfAMixtureAreThoseItWasMadeWith() => Mixtures(2, 4).Sample(
        made =>
        {
            Mixture mixture = Analyse(Sum(made));

            Assert.Equal(made.Select(part => $"r{part.Seed:D2}").Order(), mixture.Components.Select(component => component.Reference.Id).Order());
            foreach (Component component in mixture.Components)
            {
                double expected = made.Single(part => $"r{part.Seed:D2}" == component.Reference.Id).Share;
                Assert.Equal(expected, component.Fraction, 0.01);
                Assert.InRange(component.Fraction, component.Low, component.High);
            }

            Assert.Equal(1, mixture.Components.Sum(component => component.Fraction), 0.001);
            Assert.False(mixture.HasUnexplained);
        },
        iter: 15);

    [Fact]
    public void APureSubstanceIsOneComponent()
    {
        for (int seed = 1; seed < 8; seed++)
        {
            Component only = Assert.Single(Analyse(Some.Spectrum(seed)).Components);

            Assert.Equal(($"r{seed:D2}", 1.0), (only.Reference.Id, only.Fraction));
            Assert.True(only.Low <= 0.95);
        }
    }

    [Fact]
    public void TwoEntriesOfOneSubstanceAreNeverTwoComponents() =>
        Assert.Single(Analyse(Some.Spectrum(0)).Components);

    [Theory]
    [InlineData(3.0, 0)]
    [InlineData(0.01, 2)]
    [InlineData(1.0, -0.5)]
    public void ScalingAndLiftingTheQueryChangesNothing(double factor, double offset)
    {
        Spectrum query = Sum([(3, 0.5), (9, 0.3), (17, 0.2)]);
        Mixture expected = Analyse(query);

        Mixture actual = Analyse(Changed(query, (_, y) => (factor * y) + offset));

        Assert.Equal(
            expected.Components.Select(component => (component.Reference.Id, component.Fraction, component.Low, component.High, component.Probability)),
            actual.Components.Select(component => (component.Reference.Id, component.Fraction, component.Low, component.High, component.Probability)));
        Assert.Equal(expected.Residual, actual.Residual);
    }

    [Fact]
    public void ATiltIsBackgroundAndNoComponent()
    {
        Spectrum query = Sum([(3, 0.5), (9, 0.3), (17, 0.2)]);
        Mixture expected = Analyse(query);

        Mixture actual = Analyse(Changed(query, (x, y) => y + (0.2 * x / 4000)));

        Assert.Equal(expected.Components.Select(component => component.Reference.Id), actual.Components.Select(component => component.Reference.Id));
        Assert.All(expected.Components.Zip(actual.Components), pair => Assert.Equal(pair.First.Fraction, pair.Second.Fraction, 0.01));
    }

    [Fact]
    public void ComponentsThatAnotherInstrumentShiftedEachItsOwnWayAreStillFound()
    {
        Spectrum one = Moved(Some.Spectrum(5), 1.5);
        Spectrum other = Moved(Some.Spectrum(21), -1.5);

        Mixture mixture = Analyse(Sum([(one, 0.7), (other, 0.3)]));

        Assert.Equal(["r05", "r21"], mixture.Components.Select(component => component.Reference.Id));
        Assert.Equal(0.7, mixture.Components[0].Fraction, 0.05);
    }

    [Fact]
    public void WhatIsNotInTheLibraryIsSaidToBeUnexplained()
    {
        Mixture foreign = Analyse(Some.Spectrum(1000));
        Mixture half = Analyse(Sum([(Some.Spectrum(4), 0.6), (Some.Spectrum(1001), 0.4)]));

        Assert.True(foreign.HasUnexplained);
        Assert.True(half.HasUnexplained);
        Assert.True(half.Residual > 0.1);
        Assert.Contains(half.Components, component => component.Reference.Id == "r04");
    }

    [Fact]
    public void AWatchedSubstanceThatIsAbsentHasALimitAndOneThatIsPresentHasNone()
    {
        MixtureSettings settings = new() { Watched = new[] { _library.References[7].Substance.Key, _library.References[8].Substance.Key }.ToFrozenSet() };

        Mixture mixture = MixtureAnalysis.Analyse(Some.Prepared(Sum([(7, 0.5), (9, 0.5)])), [_library], settings);

        DetectionLimit limit = Assert.Single(mixture.DetectionLimits);
        Assert.Equal("r08", limit.Reference.Id);
        Assert.InRange(limit.Fraction, 0.05, 1);
        Assert.Empty(mixture.Possible);
        Assert.Contains(mixture.Components, component => component.Reference.Id == "r07");
    }

    [Fact]
    public void NoMoreComponentsAreReportedThanAskedFor()
    {
        Mixture mixture = MixtureAnalysis.Analyse(Some.Prepared(Sum([(3, 0.5), (9, 0.3), (17, 0.2)])), [_library], new MixtureSettings { MaximumComponents = 2 });

        Assert.True(mixture.Components.Length <= 2);
    }

    [Fact]
    public void AQueryOfAnotherRecipeIsRefused()
    {
        PreparedSpectrum other = Some.Prepared(Some.Spectrum(1), PreprocessingRecipe.Standard(SpectralGrid.Create(700, 4, 700)));

        Assert.Throws<ArgumentException>(() => MixtureAnalysis.Analyse(other, [_library], MixtureSettings.Default));
    }

    /// <summary>Lorentzian bands by arithmetic that every processor rounds alike, so the pinned bits hold under every instruction-set switch.</summary>
    [Fact]
    [Trait("Category", "Determinism")]
    public void AmplitudesHaveTheSameBitsEverywhere()
    {
        string path = Path.Combine(_folder, "portable.speclib");
        using (LibraryWriter writer = new(path, "portable", "1", Recipe))
        {
            for (int seed = 0; seed < 12; seed++)
            {
                writer.Add(Reference($"p{seed:D2}", $"portable {seed}"), Some.Prepared(Portable(seed, seed)));
            }

            writer.Complete();
        }

        using ReferenceLibrary library = Assert.IsType<LibraryOpening.Opened>(ReferenceLibrary.Open(path)).Library;
        PreparedSpectrum query = Some.Prepared(Portable(3, 7));
        MixtureFit fit = MixtureAnalysis.Path(new MixtureProblem(query, [library]), query, MixtureSettings.Default)[1].Fit;
        long bits = fit.Amplitudes.Append(fit.Misfit).Aggregate(17L, (hash, value) => unchecked((hash * 31) + BitConverter.DoubleToInt64Bits(value)));

        Assert.Equal(["p03", "p07"], fit.Set.Select(candidate => candidate.Reference.Id).Order());
        Assert.Equal(PinnedBits, bits);
    }

    public void Dispose()
    {
        _library.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static Gen<(int Seed, double Share)[]> Mixtures(int least, int most) =>
        from count in Gen.Int[least, most]
        from seeds in Gen.Shuffle(Enumerable.Range(1, References - 1).ToArray(), count)
        from weights in Gen.Double[0.3, 1].Array[count]
        select seeds.Zip(weights, (seed, weight) => (seed, weight / weights.Sum())).ToArray();

    private Mixture Analyse(Spectrum query) => MixtureAnalysis.Analyse(Some.Prepared(query), [_library], MixtureSettings.Default);

    private static Spectrum Sum((int Seed, double Share)[] parts) => Sum([.. parts.Select(part => (Some.Spectrum(part.Seed), part.Share))]);

    /// <summary>Each spectrum scaled to minimum 0 and maximum 1 over the grid's range, times its share, with a little repeatable noise.</summary>
    private static Spectrum Sum((Spectrum Spectrum, double Share)[] parts)
    {
        SpectralAxis axis = parts[0].Spectrum.Axis;
        Random random = new(1);
        double[] sum = [.. axis.Positions.ToArray().Select(_ => 0.001 * (random.NextDouble() - 0.5))];
        foreach ((Spectrum spectrum, double share) in parts)
        {
            double[] prepared = Some.Prepared(spectrum).Ordinates.ToArray();
            (double low, double high) = (prepared.Min(), prepared.Max());
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += share * (spectrum.Ordinates[i] - low) / (high - low);
            }
        }

        return Spectrum.Create(axis, OrdinateUnit.Absorbance, sum, Acquisition.NotStated, []);
    }

    /// <summary>Two sets of bands in one spectrum; twice the same is that one alone.</summary>
    private static Spectrum Portable(int first, int second)
    {
        SpectralAxis axis = SpectralAxis.Even(AxisUnit.PerCentimetre, 600, 4000, 3401);
        (double Centre, double Height, double Width)[] bands = [.. Bands(first), .. Bands(second)];
        double[] absorbance = [.. axis.Positions.ToArray().Select(x => bands.Sum(band => band.Height / (1 + ((x - band.Centre) * (x - band.Centre) / (band.Width * band.Width)))))];
        return Spectrum.Create(axis, OrdinateUnit.Absorbance, absorbance, Acquisition.NotStated, []);
    }

    private static IEnumerable<(double Centre, double Height, double Width)> Bands(int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, 12).Select(_ => ((random.NextDouble() * 3000) + 750, random.NextDouble() + 0.1, (random.NextDouble() * 20) + 8))];
    }

    private static Spectrum Moved(Spectrum spectrum, double by)
    {
        SpectralAxis axis = SpectralAxis.Even(AxisUnit.PerCentimetre, spectrum.Axis.First + by, spectrum.Axis.Last + by, spectrum.Count);
        double[] on = [.. spectrum.Axis.Positions.ToArray().Select(x => At(axis.Positions.ToArray(), spectrum.Ordinates.ToArray(), x))];
        return Spectrum.Create(spectrum.Axis, spectrum.Unit, on, Acquisition.NotStated, []);
    }

    private static double At(double[] x, double[] y, double position)
    {
        int i = Math.Clamp((int)Math.Floor(position - x[0]), 0, x.Length - 2);
        double t = Math.Clamp(position - x[i], 0, 1);
        return (y[i] * (1 - t)) + (y[i + 1] * t);
    }

    private static Spectrum Changed(Spectrum spectrum, Func<double, double, double> change) => Spectrum.Create(
        spectrum.Axis, spectrum.Unit, [.. spectrum.Axis.Positions.ToArray().Zip(spectrum.Ordinates.ToArray(), change)], spectrum.Acquisition, []);

    private static ReferenceSpectrum Reference(string id, string name) =>
        new(id, Substance.Of(name, null), Technique.NotStated, null, null, "absorbance", false, null);
}
