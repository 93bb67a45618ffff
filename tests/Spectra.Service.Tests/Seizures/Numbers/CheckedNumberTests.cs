using System.Globalization;
using Spectra.Service.Seizures.Numbers;

namespace Spectra.Service.Tests.Seizures.Numbers;

/// <summary>Numbers of ships, air waybills, places, goods, seals: published examples, and what is said of others.</summary>
public class CheckedNumberTests
{
    [Theory]
    [InlineData("IMO 9074729")]
    [InlineData("9074729")]
    [InlineData("imo9074729")]
    [InlineData("9319466")]
    public void AShipsNumberIsRead(string text)
    {
        Assert.True(ImoNumber.TryParse(text, out ImoNumber number));
        Assert.StartsWith("IMO 9", number.ToString(), StringComparison.Ordinal);
        Assert.Null(ImoNumber.Fault(text));
    }

    [Theory]
    [InlineData("IMO 9074728", "has the check digit 8, but 9 was expected")]
    [InlineData("907472", "is not seven digits")]
    [InlineData("90747290", "is not seven digits")]
    public void AWrongShipsNumberIsNamed(string text, string part)
    {
        Assert.False(ImoNumber.TryParse(text, out _));
        Assert.Contains(part, ImoNumber.Fault(text), StringComparison.Ordinal);
    }

    [Fact]
    public void AnAirWaybillIsReadWithItsAirline()
    {
        // 8114074 = 7 · 1159153 + 3, the worked example of the published rule.
        Assert.True(AirWaybill.TryParse("020 8114 0743", out AirWaybill number));
        Assert.Equal("020-81140743", number.ToString());
        Assert.Equal("020", number.Airline);
        Assert.Contains("has the check digit 4, but 3 was expected", AirWaybill.Fault("020-81140744"), StringComparison.Ordinal);
        Assert.Contains("eleven digits", AirWaybill.Fault("020-8114074"), StringComparison.Ordinal);
        Assert.False(AirWaybill.TryParse("020-81140749", out _));
    }

    [Theory]
    [InlineData("NLRTM")]
    [InlineData("nl rtm")]
    [InlineData("US2AB")]
    [InlineData("XZBRT")]
    public void APlaceIsRead(string text) => Assert.True(UnLocode.TryParse(text, out _), UnLocode.Fault(text));

    [Theory]
    [InlineData("XXRTM", "no country of ISO 3166-1")]
    [InlineData("NLRT1", "'1' in the place")]
    [InlineData("NLRT", "has 4 characters")]
    [InlineData("QQRTM", "no country")]
    public void AWrongPlaceIsNamed(string text, string part)
    {
        Assert.False(UnLocode.TryParse(text, out _));
        Assert.Contains(part, UnLocode.Fault(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2915.24", "2915.24", false)]
    [InlineData("291524", "2915.24", false)]
    [InlineData("2915 24 00", "2915.24.00", false)]
    [InlineData("2933.39.9990", "2933.39.9990", true)]
    [InlineData("2918.30", "2918.30", true)]
    public void ACustomsCodeIsRead(string text, string canonical, bool isResidual)
    {
        Assert.True(HsCode.TryParse(text, out HsCode code));
        Assert.Equal(canonical, code.ToString());
        Assert.Equal(isResidual, code.IsResidual);
    }

    [Theory]
    [InlineData("2915.2", "has 5 digits")]
    [InlineData("7701.00", "chapter 77")]
    [InlineData("0001.00", "chapter 00")]
    [InlineData("9801.00", "chapter 98")]
    [InlineData("29I5.24", "'I'")]
    public void AWrongCustomsCodeIsNamed(string text, string part)
    {
        Assert.False(HsCode.TryParse(text, out _));
        Assert.Contains(part, HsCode.Fault(text), StringComparison.Ordinal);
    }

    [Fact]
    public void ASealIsReadAsPrintedAndBounded()
    {
        Assert.True(SealNumber.TryParse(" ab-12  34/5 ", out SealNumber number));
        Assert.Equal("AB-12 34/5", number.ToString());
        Assert.Contains("at most 35", SealNumber.Fault(new string('A', 36)), StringComparison.Ordinal);
        Assert.True(SealNumber.TryParse(new string('A', 35), out _));
        Assert.Contains("is empty", SealNumber.Fault("  "), StringComparison.Ordinal);
        Assert.Contains("'<'", SealNumber.Fault("A<b>"), StringComparison.Ordinal);
        Assert.Contains("control character", SealNumber.Fault("A\u0001"), StringComparison.Ordinal);
        Assert.Contains("neither", SealNumber.Fault("--"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("78-11-5", null)]
    [InlineData("78-11-6", "has the check digit 6, but 5 was expected")]
    [InlineData("PETN", "is not of the form 78-11-5")]
    public void ACasNumberIsChecked(string text, string? part)
    {
        if (part is null)
        {
            Assert.Null(CasText.Fault(text));
        }
        else
        {
            Assert.Contains(part, CasText.Fault(text), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("22G1", true)]
    [InlineData("45r1", true)]
    [InlineData("L5G1", true)]
    [InlineData("92G1", false)]
    [InlineData("23G1", false)]
    [InlineData("22X1", false)]
    [InlineData("22G", false)]
    public void ASizeAndTypeIsChecked(string text, bool isValid)
    {
        Assert.Equal(isValid, ContainerSizeType.TryParse(text, out _));
        Assert.Equal(isValid, ContainerSizeType.Fault(text) is null);
    }

    [Fact]
    public void TheCountriesAreThoseOfTheFrameworksOwnList()
    {
        Assert.Equal(249, CountryCode.All.Length);
        Assert.Equal(249, CountryCode.All.Select(country => country.Alpha3).Distinct().Count());
        int compared = 0;
        foreach (CountryCode country in CountryCode.All)
        {
            if (ThreeLetters(country.Alpha2) is { } expected)
            {
                Assert.Equal(expected, country.Alpha3);
                compared++;
            }
        }

        Assert.InRange(compared, 230, 249);
    }

    [Theory]
    [InlineData("AQ", "ATA")]
    [InlineData("BV", "BVT")]
    [InlineData("EH", "ESH")]
    [InlineData("GS", "SGS")]
    [InlineData("HM", "HMD")]
    [InlineData("TF", "ATF")]
    public void ACountryWithoutACultureIsInTheListToo(string two, string three)
    {
        Assert.True(CountryCode.TryParse(two, out CountryCode country));
        Assert.Equal(three, country.Alpha3);
    }

    [Theory]
    [InlineData("nl", "NL", "NLD")]
    [InlineData("NLD", "NL", "NLD")]
    [InlineData("GBR", "GB", "GBR")]
    public void ACountryIsReadByEitherCode(string text, string two, string three)
    {
        Assert.True(CountryCode.TryParse(text, out CountryCode country));
        Assert.Equal((two, three), (country.Alpha2, country.Alpha3));
        Assert.Contains("not in the list", CountryCode.Fault("ZZ"), StringComparison.Ordinal);
        Assert.Contains("two or three letters", CountryCode.Fault("Holland"), StringComparison.Ordinal);
    }

    /// <summary>What the framework calls a region; null where it has no culture of it.</summary>
    private static string? ThreeLetters(string alpha2)
    {
        try
        {
            return new RegionInfo(alpha2).ThreeLetterISORegionName;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
