using System.Collections.Immutable;
using System.Reflection;
using Spectra.Service.Exports;
using Spectra.Service.Exports.Rows;

namespace Spectra.Service.Tests.Exports;

/// <summary>Rows that are exchanged: what they say, and that nothing nominal fits into them.</summary>
public class SeizureRowTests
{
    private static readonly Type[] Allowed = [typeof(DateOnly), typeof(double), typeof(Guid), typeof(CountryCode), typeof(Locode), typeof(CommodityCode), typeof(CasNumber)];

    [Theory]
    [InlineData(typeof(IdsRow))]
    [InlineData(typeof(CenRow))]
    public void NoMemberOfARowCanHoldFreeText(Type row)
    {
        PropertyInfo[] members = row.GetProperties(BindingFlags.Instance | BindingFlags.Public);

        Assert.True(members.Length >= 8);
        Assert.All(members, member => Assert.True(IsClosed(member.PropertyType), $"{member.Name} is a {member.PropertyType.Name}"));
        Assert.False(IsClosed(typeof(string)));
        Assert.False(IsClosed(typeof(ImmutableArray<string>)));
    }

    [Fact]
    public void ACodeCanOnlyBeMadeOfItsClosedAlphabet()
    {
        foreach (Type code in (Type[])[typeof(CountryCode), typeof(Locode), typeof(CommodityCode), typeof(CasNumber)])
        {
            // No text inside, no way to make one but the checked factory.
            Assert.All(code.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public), static field => Assert.True(field.FieldType.IsPrimitive));
            Assert.Empty(code.GetConstructors(BindingFlags.Instance | BindingFlags.Public));
        }
    }

    [Theory]
    [InlineData("KZKHG", "KAZ", "KZKHG")]
    [InlineData("kz khg", "", "KZKHG")]
    [InlineData("KAZ", "KAZ", "")]
    [InlineData("DE", "DEU", "")]
    [InlineData("USA2B", "USA", "USA2B")]
    [InlineData("USA1B", "USA", "")]
    [InlineData("XXKHG", "", "")]
    [InlineData("Ivan!", "", "")]
    [InlineData(null, "", "")]
    public void OnlyCountriesAndPlacesOfTheirListsPass(string? text, string country, string place) => Assert.Equal((country, place), (CountryCode.Of(text).ToString(), Locode.Of(text).ToString()));

    [Theory]
    [InlineData("2915.24", "2915.24")]
    [InlineData("9503009590", "9503.00")]
    [InlineData("0101.21", "0101.21")]
    [InlineData("toys", "")]
    [InlineData("95", "")]
    public void ACommodityIsSixDigits(string text, string code) => Assert.Equal(code, CommodityCode.Of(text).ToString());

    [Fact]
    public void EveryUnitThatTheRecordKnowsIsExchangedAsAnotherWord()
    {
        string[] words = [.. Spectra.Service.Seizures.Numbers.QuantityUnit.All.Select(static unit => ControlledWords.Word(ControlledWords.Unit(unit.Id)))];

        Assert.Equal(["gram", "milligram", "kilogram", "tonne", "millilitre", "litre", "cubic-metre", "tablet", "capsule", "ampoule", "blotter", "plant", "package", "piece"], words);
        Assert.Equal("", ControlledWords.Word(ControlledWords.Unit("bag of Ivanov")));
    }

    [Fact]
    public void AnIdsRowHasThePublicColumns() => Assert.Equal(
        "seizure_date,country_iso3,substance_cas,substance_basis,quantity,unit,transport_mode,place_locode\n2026-03-14,KAZ,78-11-5,presumptive,0.4567891,kilogram,rail,KZKHG\n",
        IdsRow.File(SeizedSubstance.Of(Measurement())));

    [Fact]
    public void ACenRowNamesTheCaseByItsIdAndTheRouteByCountries() => Assert.Equal(
        "seizure_number,seizure_date,location_type,country_iso3,place_locode,direction,route_iso3,conveyance,commodity_hs,substance_cas,substance_basis,quantity,unit,concealment\n"
        + $"{SomeDossier.Id(30)},2026-03-14,,KAZ,KZKHG,transit,CHN KAZ RUS,rail,9503.00,78-11-5,identified,0.4567891,kilogram,mixed-with-goods\n",
        CenRow.File(SeizedSubstance.Of(Measurement() with { Place = Measurement().Place! with { Identifications = [SomeDossier.Signed(50, null, withdrawn: false)] } })));

    [Fact]
    public void WhatIsSaidInFreeWordsLeavesNoTrace()
    {
        MeasurementDossier dossier = Measurement();
        MeasurementDossier named = dossier with { Place = dossier.Place! with { Interceptions = [SomeDossier.Interception() with { PlaceLocode = "Ivanov's", ConveyanceMode = "Ivanov's lorry", Direction = "to Ivanov", Concealment = "Ivanov hid it", Route = ["Ivanov", "CNURC"], DeclaredHsCode = "Ivanov" }] } };

        string rows = IdsRow.File(SeizedSubstance.Of(named)) + CenRow.File(SeizedSubstance.Of(named));

        Assert.DoesNotContain("Ivanov", rows, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("CHN", rows, StringComparison.Ordinal);
    }

    [Fact]
    public void AnExhibitThatWasMeasuredTwiceIsCountedOnce()
    {
        CaseDossier dossier = SomeDossier.Case();
        CaseDossier twice = dossier with { Exhibits = [dossier.Exhibits[0], dossier.Exhibits[1] with { Measurements = [Measurement(), Measurement()] }] };

        Assert.Single(SeizedSubstance.Of(twice));
    }

    [Fact]
    public void WhatIsNotNamedIsNoRow()
    {
        MeasurementDossier dossier = Measurement();

        Assert.Empty(SeizedSubstance.Of(dossier with { Report = dossier.Report! with { Verdict = dossier.Report.Verdict with { Kind = "inconclusive" } } }));
        Assert.Empty(SeizedSubstance.Of(dossier with { Place = null }));
    }

    [Theory]
    [InlineData(ExportForm.Jcamp)]
    [InlineData(ExportForm.Animl)]
    [InlineData(ExportForm.Csv)]
    [InlineData(ExportForm.Json)]
    [InlineData(ExportForm.CaseUco)]
    [InlineData(ExportForm.Ids)]
    [InlineData(ExportForm.Cen)]
    [InlineData(ExportForm.Pdf)]
    internal void WhatIsSentIsLoggedWithItsHashAndWhatWasLeftOut(ExportForm form)
    {
        Exchange sent = Exchange.For(form, "abc"u8, SomeDossier.Id(30), null, "INCB", "statistics", "account-1", SomeDossier.At(0));

        // SHA-256 of "abc": FIPS 180-4.
        Assert.Equal(("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 3L), (sent.ContentSha256, sent.ContentBytes));
        Assert.Contains("persons and companies", sent.Withheld);
        Assert.DoesNotContain("persons and companies", Exchange.For(ExportForm.Pdf, "abc"u8, null, null, "court", "trial", "account-1", SomeDossier.At(0), withPersons: true).Withheld);
    }

    private static MeasurementDossier Measurement()
    {
        MeasurementDossier dossier = SomeDossier.Measurement();
        return dossier with { Place = dossier.Place! with { Interceptions = [SomeDossier.Interception()] } };
    }

    private static bool IsClosed(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? IsClosed(inner)
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? IsClosed(type.GetGenericArguments()[0])
        : type.IsEnum || Allowed.Contains(type);
}
