using Spectra.Service.Substances;

namespace Spectra.Service.Tests.Substances;

public class SubstanceCatalogueTests
{
    [Fact]
    public void EveryRowOfBothFilesIsLoaded()
    {
        Assert.Equal(51, Facts.Catalogue.All.Count(facts => facts.File == "precursors.csv"));
        Assert.Equal(396, Facts.Catalogue.All.Count(facts => facts.File == "hazmat.csv"));
    }

    [Theory]
    [InlineData("precursors.csv", 12)]
    [InlineData("hazmat.csv", 3)]
    [InlineData("bands.csv", 8)]
    [InlineData("environment.csv", 3)]
    public void EveryCasNumberOfEveryFilePassesItsCheckDigit(string file, int without)
    {
        List<string> numbers = [.. Facts.Rows(file).Select(row => row["cas"])];

        // Computed here, apart from the product: the digits from the right times 1, 2, 3 ..., modulo 10.
        Assert.All(numbers.Where(number => number.Length > 0), number =>
        {
            string digits = number.Replace("-", "", StringComparison.Ordinal);
            int sum = Enumerable.Range(1, digits.Length - 1).Sum(i => i * (digits[digits.Length - 1 - i] - '0'));
            Assert.Equal(sum % 10, digits[^1] - '0');
            Assert.Equal(number, CasNumber.Parse(number).ToString());
        });
        Assert.Equal(without, numbers.Count(number => number.Length == 0));
    }

    // States and concentrations of one CAS number, worst first.
    [Theory]
    [InlineData("7647-01-0", "Hydrogen chloride, anhydrous", "Hydrochloric acid", "Hydrochloric acid")]
    [InlineData("7664-39-3", "Hydrogen fluoride, anhydrous", "Hydrofluoric acid")]
    [InlineData("7722-84-1", "Hydrogen peroxide (>60%)", "Hydrogen peroxide (20-60%)")]
    [InlineData("88-89-1", "Picric acid, dry", "Picric acid, wetted (>=30% water)")]
    [InlineData("67-64-1", "Acetone", "Acetone")]
    [InlineData("60-29-7", "Diethyl ether", "Ethyl ether")]
    public void AllRowsOfACasNumberAreShownWorstFirst(string cas, params string[] names)
    {
        Assert.Equal(names, Facts.Catalogue.Find(cas).Select(facts => facts.Name));
        Assert.Equal(names, Facts.Catalogue.HazardsOf(cas).Select(statement => statement.Facts!.Name));
    }

    [Theory]
    [InlineData("tatp", "17088-37-8")]
    [InlineData("Triacetone  Triperoxide", "17088-37-8")]
    [InlineData("RDX", "121-82-4")]
    [InlineData("cyclonite", "121-82-4")]
    [InlineData("picric acid", "88-89-1")]
    [InlineData("PMK", "4676-39-5")]
    [InlineData("propan\u20102\u2010one", "67-64-1")]
    [InlineData("Sarin", "107-44-8")]
    [InlineData("Cocaine", "50-36-2")]
    public void ANameIsFoundInAnySpelling(string name, string cas) =>
        Assert.All(Facts.Catalogue.Find(null, name), facts => Assert.Equal(cas, facts.Cas.ToString()));

    [Theory]
    [InlineData("Black powder")]
    [InlineData("Wheat flour")]
    [InlineData("Cannabis resin/cannabis")]
    [InlineData("PMK glycidic acid propyl ester")]
    public void ASubstanceWithoutCasNumberIsFoundByName(string name) => Assert.Null(Assert.Single(Facts.Catalogue.Find(null, name)).Cas);

    [Fact]
    public void TheCasNumberDecidesWhereNameAndNumberDiffer() =>
        Assert.Equal("TATP (triacetone triperoxide)", Assert.Single(Facts.Catalogue.Find("17088-37-8", "Water")).Name);

    [Theory]
    [InlineData("base")]
    [InlineData("acid")]
    [InlineData("")]
    [InlineData("no such substance")]
    public void AWordThatIsNoNameFindsNothing(string name) => Assert.Empty(Facts.Catalogue.Find("not a number", name));

    [Fact]
    public void NoNameLeadsToTwoSubstances()
    {
        string[] names = [.. Facts.Catalogue.All.SelectMany(facts => SubstanceName.All(facts)).Distinct()];
        Assert.All(names, name => Assert.Single(Facts.Catalogue.Find(null, name).Select(facts => facts.Cas).Distinct()));
    }

    [Fact]
    public void UnverifiedFactsAreShownAsSuch()
    {
        SubstanceFacts salt = Assert.Single(Facts.Catalogue.Find("50-98-6"));
        Assert.Equal("50-98-6 (unverified)", salt.CasEvidence!.Shown);
        Assert.Equal("1988 Convention Table I (salt of ephedrine) (unverified: treaty list, not national law)", salt.Control!.Shown);
        Assert.Equal("125 (unverified)", Facts.Catalogue.Find("7664-41-7")[0].ResponseGuide!.Shown);
        Assert.All(Facts.Catalogue.All.Where(facts => facts.CasEvidence is not null), facts => Assert.NotEqual("", facts.CasEvidence!.Source));
    }

    [Fact]
    public void ResidualCustomsHeadingsAreMarked()
    {
        // Rows per residual heading, counted in the file without this reader: 2918.30 1, 2918.99 9, 2924.29 1, 2932.99 9, 2933.39 5.
        Assert.Equal(25, Facts.Catalogue.All.Count(facts => facts.CustomsCode?.IsResidual == true));
        Assert.False(Facts.Catalogue.Find("108-24-7").Single(facts => facts.CustomsCode is not null).CustomsCode!.IsResidual);
    }

    [Theory]
    [InlineData("name,cas\n", "precursors.csv has no rows")]
    [InlineData("name,cas\n,\n", "Line 2 of precursors.csv has no name")]
    [InlineData("name,cas\nX,78-11-5\n", "precursors.csv needs the column iupac_name")]
    public void ABadFileIsNamed(string text, string sentence)
    {
        using StringReader precursors = new(text);
        using StringReader hazards = new(text);
        Assert.StartsWith(sentence, Assert.Throws<FormatException>(() => SubstanceCatalogue.Load(precursors, hazards)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "C-4 (RDX based)")]
    [InlineData(null, "Xylitol pentanitrate")]
    [InlineData(null, "XYLITOL PENTANITRATE")]
    [InlineData(null, "sodium nitrate, pure")]
    [InlineData(null, "Polystyrene")]
    [InlineData("78-11-5", null)]
    [InlineData("57-50-1", "Sucrose")]
    [InlineData(null, null)]
    public void WhetherASubstanceRaisesAnAlertIsWhetherOneIsListed(string? cas, string? name) =>
        Assert.Equal(!Facts.Catalogue.AlertsOf(cas, name).IsEmpty, Facts.Catalogue.HasAlerts(cas, name));

    [Fact]
    public void WhetherARowRaisesAnAlertIsWhetherOneIsListedByEachOfItsNames() =>
        Assert.All(
            Facts.Catalogue.All.SelectMany(SubstanceName.All),
            name => Assert.Equal(!Facts.Catalogue.AlertsOf(null, name).IsEmpty, Facts.Catalogue.HasAlerts(null, name)));
}
