using Spectra.Matching.Tests.Support;
using Spectra.Preprocessing;

namespace Spectra.Matching.Tests.Preprocessing;

public class TechniqueTests
{
    private static readonly SpectralGrid Grid = SpectralGrid.Create(600, 2, 1701);

    /// <summary>Harrick's effective thickness of a weak absorber, mean of both polarisations, against Fresnel's formulae.</summary>
    [Fact]
    public void AWeakBandAbsorbsAsHarricksEffectiveThicknessSays()
    {
        const double K = 1e-5;
        double ratio = 1.5 / 2.40;
        double wavelength = 1e-1 / 2.40;
        double root = Math.Sqrt(0.5 - (ratio * ratio));
        double perpendicular = ratio * Math.Sqrt(0.5) * wavelength / (Math.PI * (1 - (ratio * ratio)) * root);
        double parallel = perpendicular * (1 - (ratio * ratio)) / (((1 + (ratio * ratio)) * 0.5) - (ratio * ratio));

        // alpha d_e / ln 10 with alpha = 4 pi nu k; at nu = 10 cm-1 the wavelength is 1e-1 cm.
        double expected = 4 * Math.PI * 10 * K * (perpendicular + parallel) / 2 / Math.Log(10);

        Assert.Equal(expected, AttenuatedReflection.Absorbance(1.5, K), 1e-4 * expected);
    }

    /// <summary>Kramers and Kronig's relation has a closed form for a Lorentz oscillator: its real part.</summary>
    [Fact]
    public void TheRefractiveIndexOfALorentzOscillatorIsItsRealPart()
    {
        double[] x = [.. Enumerable.Range(0, 1701).Select(i => Grid[i])];
        double[] k = [.. x.Select(nu => Lorentz(nu).Im)];

        double[] n = AttenuatedReflection.RefractiveIndex(x, k);

        for (int i = 200; i < 1000; i++)
        {
            Assert.Equal(1.5 + Lorentz(x[i]).Re, n[i], 2e-3);
        }
    }

    [Fact]
    public void AdvancedCorrectionUndoesWhatTheReflectionDid()
    {
        Spectrum transmission = Transmission((1000, 0.5, 30), (1720, 0.8, 24), (2900, 0.3, 40));

        Spectrum reflected = new MatchTechnique(Technique.Atr, true).Apply(transmission);
        Spectrum back = new MatchTechnique(Technique.Transmission, true).Apply(reflected);

        Assert.Equal(Technique.Atr, reflected.Acquisition.Technique);
        for (int i = 0; i < back.Count; i++)
        {
            Assert.Equal(transmission.Ordinates[i], back.Ordinates[i], 2e-3);
        }
    }

    [Fact]
    public void OnlyTheAdvancedCorrectionMovesAStrongBandBack()
    {
        Spectrum transmission = Transmission((1720, 1.2, 24));
        Spectrum reflected = new MatchTechnique(Technique.Atr, true).Apply(transmission);

        Assert.True(Top(reflected) < 1717.5);
        Assert.True(Top(new MatchTechnique(Technique.Transmission, false).Apply(reflected)) < 1718.5);
        Assert.Equal(1720, Top(new MatchTechnique(Technique.Transmission, true).Apply(reflected)), 1.0);
    }

    [Fact]
    public void SimpleCorrectionAndItsInverseGiveTheSpectrumBack()
    {
        Spectrum atr = In(Technique.Atr, (800, 0.9, 30), (2900, 0.3, 40));

        Spectrum transmission = new MatchTechnique(Technique.Transmission, false).Apply(atr);
        Spectrum back = new MatchTechnique(Technique.Atr, false).Apply(transmission);

        // Depth falls as 1/nu: what is 0.3 at 2900 in ATR is 2.9 times as high in transmission, relative to 1000.
        Assert.Equal(0.3 * 2.9, transmission.Ordinates[1150], 1e-9);
        Assert.All(atr.Ordinates.ToArray().Zip(back.Ordinates.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void WeakBandsLookAlikeByBothModels()
    {
        Spectrum atr = In(Technique.Atr, (1000, 0.002, 30), (2900, 0.001, 40));

        double[] simple = new MatchTechnique(Technique.Transmission, false).Apply(atr).Ordinates.ToArray();
        double[] advanced = new MatchTechnique(Technique.Transmission, true).Apply(atr).Ordinates.ToArray();

        Assert.All(simple.Zip(advanced), pair => Assert.Equal(pair.First, pair.Second, 0.05 * simple.Max()));
    }

    [Theory]
    [InlineData(Technique.NotStated, "technique-unknown")]
    [InlineData(Technique.Gas, "wrong-technique")]
    [InlineData(Technique.Reflectance, "wrong-technique")]
    public void NothingElseIsTurnedIntoAtr(Technique technique, string code) =>
        Assert.Equal(code, new MatchTechnique(Technique.Atr, false).Check(In(technique, (1000, 1, 30)))!.Code);

    [Fact]
    public void LikeStaysAsItIs()
    {
        Spectrum atr = In(Technique.Atr, (1000, 1, 30));

        Assert.Same(atr, new MatchTechnique(Technique.Atr, true).Apply(atr));
    }

    private static Spectrum Transmission(params (double, double, double)[] bands) => In(Technique.Transmission, bands);

    private static Spectrum In(Technique technique, params (double Centre, double Height, double Width)[] bands)
    {
        SpectralAxis axis = SpectralAxis.Even(AxisUnit.PerCentimetre, Grid.First, Grid.Last, Grid.Count);
        double[] ordinates = [.. axis.Positions.ToArray().Select(x => bands.Sum(band => band.Height * Math.Exp(-4 * Math.Log(2) * Math.Pow((x - band.Centre) / band.Width, 2))))];
        return Spectrum.Create(axis, OrdinateUnit.Absorbance, ordinates, new Acquisition { Technique = technique }, []);
    }

    private static double Top(Spectrum spectrum)
    {
        double[] y = spectrum.Ordinates.ToArray();
        int i = Array.IndexOf(y, y.Max());
        return spectrum.Axis.Positions[i] + (0.5 * (y[i - 1] - y[i + 1]) / (y[i - 1] - (2 * y[i]) + y[i + 1]) * 2);
    }

    /// <summary>A weak Lorentz oscillator's index less 1.5, to first order: F / (nu0² - nu² - i gamma nu).</summary>
    private static (double Re, double Im) Lorentz(double nu)
    {
        const double Strength = 3000;
        const double Width = 30;
        double d = (1500.0 * 1500) - (nu * nu);
        double size = (d * d) + (Width * nu * Width * nu);
        return (Strength * d / size, Strength * Width * nu / size);
    }
}
