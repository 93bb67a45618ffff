using Spectra.Libraries.Importing;
using Spectra.Matching.Tests.Support;

namespace Spectra.Matching.Tests.Libraries.Importing;

public class UnitSuspicionTests
{
    private static readonly Spectrum Right = Some.Spectrum((1000, 0.9, 30), (1450, 0.5, 20), (1720, 1, 25), (2900, 0.6, 60));

    [Fact]
    public void ARightSpectrumRaisesNothingInAnyUnit()
    {
        Assert.Empty(UnitSuspicion.Of(Right, Some.Prepared(Right)));
        Spectrum transmittance = Labelled(OrdinateUnit.Transmittance, y => Math.Pow(10, -y));
        Assert.Empty(UnitSuspicion.Of(transmittance, Some.Prepared(transmittance)));
    }

    [Fact]
    public void AbsorbanceAndTransmittanceExchangedAreQuarantined()
    {
        Spectrum asAbsorbance = Labelled(OrdinateUnit.Absorbance, y => Math.Pow(10, -y));
        Spectrum asTransmittance = Labelled(OrdinateUnit.Transmittance, y => y + 0.05);

        Assert.All([asAbsorbance, asTransmittance], wrong =>
        {
            EntryFinding finding = Assert.Single(UnitSuspicion.Of(wrong, Some.Prepared(wrong)));
            Assert.Equal((FindingCodes.OrdinateUnit, FindingWeight.Quarantined), (finding.Code, finding.Weight));
        });
    }

    [Fact]
    public void PerCentUnderTheNameOfAbsorbanceOrOfAFractionIsFound()
    {
        Spectrum asAbsorbance = Labelled(OrdinateUnit.Absorbance, y => 100 * Math.Pow(10, -y));
        Spectrum asFraction = Labelled(OrdinateUnit.Transmittance, y => 100 * Math.Pow(10, -y));

        Assert.Equal(FindingCodes.OrdinateUnit, Assert.Single(UnitSuspicion.Of(asAbsorbance, Some.Prepared(asAbsorbance))).Code);
        Assert.Equal(FindingCodes.OrdinateScale, Assert.Single(UnitSuspicion.Of(asFraction, Some.Prepared(asFraction))).Code);
    }

    [Theory]
    [InlineData("1/cm", 2.5, 25)]
    [InlineData("um", 400, 4000)]
    [InlineData("nm", 2.5, 25)]
    [InlineData("nm", 400, 4000)]
    [InlineData("1/cm", 2500, 25000)]
    public void AnAxisWhoseNumbersFitAnotherUnitIsQuarantined(string unit, double first, double last)
    {
        Spectrum wrong = Spectrum.Create(SpectralAxis.Even(AxisUnit.Of(unit), first, last, 3), OrdinateUnit.Absorbance, [0.1, 0.2, 0.1], Acquisition.NotStated, []);

        EntryFinding finding = Assert.Single(UnitSuspicion.Of(wrong, null));

        Assert.Equal((FindingCodes.AxisUnit, FindingWeight.Quarantined), (finding.Code, finding.Weight));
    }

    private static Spectrum Labelled(OrdinateUnit unit, Func<double, double> ordinate) =>
        Spectrum.Create(Right.Axis, unit, [.. Right.Ordinates.ToArray().Select(ordinate)], Acquisition.NotStated, []);
}
