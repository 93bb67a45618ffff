using System.Globalization;
using Spectra.Matching.Tests.Support;
using Spectra.Matching.Tests.Synthesis;
using Spectra.Preprocessing;

namespace Spectra.Matching.Tests.Preprocessing;

public class AirTests
{
    private static readonly double[] Grid = [.. Enumerable.Range(0, 6701).Select(i => 650 + (0.5 * i))];

    [Fact]
    public void TheComputedLinesStandWhereVapourWasMeasured()
    {
        AirProfile[] profiles = WaterVapour.Profiles(Grid, 4);

        // The measured maxima of unresolved line groups are good to half a resolution, the strongest of them must be maxima here as well.
        foreach (double measured in MeasuredMaxima().Where(x => x is > 1400 and < 1720 or > 3640 and < 3750))
        {
            ReadOnlySpan<double> profile = profiles[measured < 2000 ? 0 : 1].Ordinates;
            int at = Array.FindIndex(Grid, x => x >= measured - 3.5);
            int top = at;
            for (int i = at; Grid[i] <= measured + 3.5; i++)
            {
                top = profile[i] > profile[top] ? i : top;
            }

            Assert.True(profile[top] > 0.2 && profile[top] >= profile[top - 1] && profile[top] >= profile[top + 1], $"no maximum at {measured}");
        }
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(-0.03)]
    public void AddedVapourOfEitherSignIsFoundAndTakenOff(double amount)
    {
        Spectrum sample = Some.Spectrum((1500, 0.6, 60), (1720, 1, 30), (2900, 0.5, 80));
        AirProfile[] profiles = WaterVapour.Profiles(sample.Axis.Positions, 4);
        double[] humid = [.. sample.Ordinates.ToArray().Select((y, i) => y + (amount * (profiles[0].Ordinates[i] + profiles[1].Ordinates[i])))];

        Spectrum corrected = new WaterVapour(4).Apply(Spectrum.Create(sample.Axis, sample.Unit, humid, sample.Acquisition, []));

        // The slopes of the sample's own bands resemble the lines by chance: half a per cent of the highest band.
        for (int i = 0; i < humid.Length; i++)
        {
            Assert.Equal(sample.Ordinates[i], corrected.Ordinates[i], 0.005);
        }

        Assert.Equal(2, corrected.Warnings.Count(warning => warning.Code == "water-vapour-compensated"));
    }

    [Fact]
    public void ADrySpectrumIsLeftAlone()
    {
        Spectrum dry = Some.Spectrum((1500, 0.6, 60), (1720, 1, 30), (2900, 0.5, 80));

        Assert.Equal(dry.Ordinates, new WaterVapour(4).Apply(dry).Ordinates);
        Assert.Equal(dry.Ordinates, new CarbonDioxide(2190, 2480).Apply(dry).Ordinates);
    }

    [Fact]
    public void CarbonDioxideHasItsTwoBranchesWhereItIsMeasured()
    {
        double[] profile = CarbonDioxide.Profile(Grid, 4).Ordinates.ToArray();

        // environment.csv: P and R maxima near 2340 and 2361 cm-1 at 4 cm-1 resolution, the gap at 2349.
        Assert.Equal(2340, Grid[Array.IndexOf(profile, profile[..Index(2349)].Max())], 4.0);
        Assert.Equal(2361, Grid[Array.IndexOf(profile, profile[Index(2349)..].Max())], 4.0);
        Assert.True(profile[Index(2349.2)] < 0.8 * profile.Max());
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(-0.1)]
    public void CarbonDioxideIsBridgedAndABandBesideItStays(double amount)
    {
        Spectrum sample = Some.Spectrum((2120, 0.5, 20), (1720, 1, 30));
        double[] profile = CarbonDioxide.Profile(sample.Axis.Positions, 4).Ordinates.ToArray();
        double[] measured = [.. sample.Ordinates.ToArray().Select((y, i) => y + 0.1 + (amount * profile[i]))];

        Spectrum bridged = new CarbonDioxide(2190, 2480).Apply(Spectrum.Create(sample.Axis, sample.Unit, measured, sample.Acquisition, []));

        for (int i = 0; i < measured.Length; i++)
        {
            Assert.Equal(sample.Ordinates[i] + 0.1, bridged.Ordinates[i], 0.1 * Math.Abs(amount));
        }

        Assert.Contains(bridged.Warnings, warning => warning.Code == "carbon-dioxide-bridged");
    }

    [Fact]
    public void ANitrileIsNotTakenForCarbonDioxide()
    {
        Spectrum nitrile = Some.Spectrum((2240, 0.5, 12), (2335, 0.3, 60));

        Assert.Same(nitrile, new CarbonDioxide(2190, 2480).Apply(nitrile));
    }

    [Fact]
    public void ADiamondBumpIsKeptButANoisyOrNegativeOneIsMasked()
    {
        Spectrum azide = Some.Spectrum((2110, 0.4, 30), (2050, 0.1, 150), (1300, 1, 30));
        Spectrum dip = Some.Spectrum((2100, -0.1, 150), (1300, 1, 30));
        Random random = new(3);
        double[] noisy = [.. azide.Ordinates.ToArray().Select((y, i) => y + (azide.Axis.Positions[i] is > 1900 and < 2300 ? 0.05 : 0.001) * (random.NextDouble() - 0.5))];

        Assert.Same(azide, new DiamondRegion().Apply(azide));
        foreach (Spectrum spoilt in new[] { dip, Spectrum.Create(azide.Axis, azide.Unit, noisy, azide.Acquisition, []) })
        {
            Spectrum masked = new DiamondRegion().Apply(spoilt);
            Assert.Equal(401, masked.MissingCount);
            Assert.Contains(masked.Warnings, warning => warning.Message.Contains("Cyanide, azide and isocyanate are not assessable", StringComparison.Ordinal));
        }
    }

    private static IEnumerable<double> MeasuredMaxima() => File.ReadLines(ReferenceFiles.PathOf("environment.csv"))
        .Where(line => line.StartsWith("Water vapour", StringComparison.Ordinal) && line.Contains("measured:", StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split(',')[2], CultureInfo.InvariantCulture));

    private static int Index(double wavenumber) => (int)((wavenumber - 650) / 0.5);
}
