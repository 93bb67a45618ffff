using Spectra.Emulator.Simulation;

namespace Spectra.Emulator.Tests.Simulation;

public class RandomStreamTests
{
    [Fact]
    public void TheStreamIsThePublishedSplitmix64()
    {
        // Published reference values for the seed 1234567.
        RandomStream random = new(1234567);

        ulong[] published = [6457827717110365317, 3203168211198807973, 9817491932198370423];

        Assert.All(published, value => Assert.Equal(value, random.Next()));
    }

    [Fact]
    public void NoiseHasMeanZeroAndStandardDeviationOne()
    {
        const int Count = 100_000;
        RandomStream random = new(1);
        double[] noise = [.. Enumerable.Range(0, Count).Select(_ => random.Noise())];

        // Five standard errors of the mean and of the standard deviation.
        Assert.Equal(0, noise.Average(), 5 / Math.Sqrt(Count));
        Assert.Equal(1, Math.Sqrt(noise.Average(value => value * value)), 5 / Math.Sqrt(2 * Count));
    }

    [Fact]
    public void NumbersStayBetweenTheirLimits()
    {
        RandomStream random = new(2);
        Assert.All(Enumerable.Range(0, 10_000).Select(_ => random.Between(-1, 1)), value => Assert.InRange(value, -1, 1));
    }

    [Fact]
    public void EveryPurposeHasItsOwnStream() =>
        Assert.NotEqual(RandomStream.For(1, "blank").Next(), RandomStream.For(1, "background").Next());
}
