using Spectra.Emulator.Simulation;

namespace Spectra.Emulator.Tests.Simulation;

public class SampleSpectrumTests
{
    private static readonly double[] Positions = DetectorAxis.Positions();

    [Fact]
    public void ASpectrumRunsFromZeroToOneAndPeaksAtItsShiftedBand()
    {
        double[] spectrum = SampleSpectrum.Of([new Band(1200, 1), new Band(2900, 0.4)], Positions, shift: 0.9, new RandomStream(1));

        Assert.Equal([0, 1], [spectrum.Min(), spectrum.Max()]);
        Assert.Equal(1200.9, Positions[spectrum.IndexOf(1.0)], 1.0);
    }

    [Fact]
    public void AMixtureIsTheWeightedSum() => Assert.Equal([0.6, 0.4, 0.5], SampleSpectrum.Mix([1, 0, 0.5], 0.6, [0, 1, 0.5]), (a, b) => Math.Abs(a - b) < 1e-12);

    [Fact]
    public void ImperfectionsStayWithinWhatTheyClaim()
    {
        RandomStream random = new(3);
        Assert.All(Enumerable.Range(0, 1000).Select(_ => Imperfections.Draw(random)), drawn =>
        {
            Assert.InRange(drawn.Shift, -1, 1);
            Assert.InRange(drawn.Tilt, -0.1, 0.1);
            Assert.InRange(drawn.SignalToNoise, 100, 500);
        });
    }

    [Fact]
    public void NoiseAndTiltHaveTheSizeThatWasDrawn()
    {
        // A flat spectrum shows them alone: the ends differ by the tilt, the scatter about the line is contact / SNR.
        double[] measured = new Imperfections(0, 0.5, 0.08, 200).Apply(new double[10_001], new RandomStream(4));
        double[] residual = [.. measured.Select((value, i) => value - (0.5 * 0.08 * i / 10_000))];

        Assert.Equal(0.0025, Math.Sqrt(residual.Average(value => value * value)), 0.0001);
        Assert.Equal(0, residual.Average(), 0.0001);
    }

    [Fact]
    public void TheBackgroundIsPositiveAndDipsWhereCarbonDioxideAbsorbs()
    {
        double[] energies = SingleBeam.Of(Positions, new RandomStream(5));

        Assert.All(energies, energy => Assert.True(energy > 0));
        Assert.True(At(2350) < 0.8 * At(2450));
        double At(double wavenumber) => energies[Array.FindIndex(Positions, position => position >= wavenumber)];
    }
}
