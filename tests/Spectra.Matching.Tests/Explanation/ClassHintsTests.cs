using System.Collections.Immutable;
using Spectra.Explanation;
using Spectra.Matching.Tests.Support;
using Spectra.Matching.Tests.Synthesis;

namespace Spectra.Matching.Tests.Explanation;

public class ClassHintsTests
{
    private const string Rows = """
        group,assignment,range_low_cm1,range_high_cm1,intensity
        Nitrate ester,NO2 asym stretch,1620,1660,s
        Nitrate ester,NO2 sym stretch,1270,1290,s
        Nitrate ester,O-N stretch,830,870,s
        Nitrile,C-N triple bond stretch,2220,2260,m
        "Azide, organic",N3 asym stretch,2080,2170,s
        Ester,"C=O stretch, saturated",1730,1750,s
        Ester,C-C(=O)-O stretch,1150,1300,s
        Amine hydrochloride (tertiary),NH+ stretch,2300,2700,s
        """;

    /// <summary>The strong bands of pentaerythritol tetranitrate as the explosives literature gives them.</summary>
    private static readonly (double, double, double)[] NitrateEster = [(1647, 1, 20), (1285, 0.9, 20), (851, 0.7, 20), (754, 0.3, 12), (1003, 0.4, 15)];

    [Fact]
    public void ANitrateEsterIsHintedWithItsThreeBandsAndTheirRanges()
    {
        ClassHint hint = Assert.Single(Hints(NitrateEster));

        Assert.Equal("nitrate ester", hint.Class);
        Assert.Equal([(1647.0, 1620.0, 1660.0), (1285.0, 1270.0, 1290.0), (851.0, 830.0, 870.0)], hint.Bands.Select(band => (Math.Round(band.Position), band.From, band.To)));
    }

    [Theory]
    [InlineData(1647)]
    [InlineData(1285)]
    [InlineData(851)]
    public void WithoutAnyOneOfThemItIsNot(double missing) => Assert.Empty(Hints([.. NitrateEster.Where(band => band.Item1 != missing)]));

    [Theory]
    [InlineData(1720)]
    [InlineData(1600)]
    [InlineData(3300)]
    public void ABandOfAnotherClassContradicts(double position) => Assert.DoesNotContain(Hints([.. NitrateEster, (position, 0.8, 25)]), hint => hint.Class == "nitrate ester");

    [Fact]
    public void ARangeThatMustBeEmptyButWasNotMeasuredAllowsNoHint()
    {
        Spectrum whole = Some.Spectrum(600, 4000, NitrateEster);
        Spectrum withoutHydroxyl = Some.Spectrum(600, 2500, NitrateEster);

        Assert.Single(ClassHints.Of(Some.Prepared(whole), Table()));
        Assert.Empty(ClassHints.Of(Some.Prepared(withoutHydroxyl), Table()));
    }

    [Fact]
    public void AnAzideIsNotToldFromTheOtherTripleBonds()
    {
        ClassHint hint = Assert.Single(Hints((2110, 1, 30), (1280, 0.5, 20), (900, 0.3, 15)));

        Assert.StartsWith("azide, cyanide, thiocyanate", hint.Class, StringComparison.Ordinal);
    }

    [Fact]
    public void ASharpBandOfANitrileCountsAndABroadOneDoesNot()
    {
        Assert.Single(Hints((2240, 0.2, 12), (1450, 1, 20), (900, 0.6, 15)));
        Assert.Empty(Hints((2240, 0.2, 90), (1450, 1, 20), (900, 0.6, 15)));
    }

    [Fact]
    public void AnAmineSaltIsHintedByItsBroadAbsorption()
    {
        ClassHint hint = Assert.Single(Hints((2550, 1, 350), (2480, 0.2, 30), (1460, 0.9, 20), (750, 0.9, 15)));

        Assert.Equal("salt of an amine", hint.Class);
    }

    [Fact]
    public void WithoutATableNothingIsHinted() => Assert.Empty(ClassHints.Of(Some.Prepared(Some.Spectrum(NitrateEster)), FunctionalGroupTable.Empty));

    [Theory]
    [InlineData("group,assignment,range_low_cm1\nEster,x,1", "range_high_cm1")]
    [InlineData("group,assignment,range_low_cm1,range_high_cm1\nEster,x,1750,1730", "Line 2")]
    [InlineData("group,assignment,range_low_cm1,range_high_cm1\nEster,x,?,1730", "Line 2")]
    public void ATableThatCannotBeReadIsRefusedWithItsPlace(string text, string named)
    {
        using StringReader reader = new(text);

        Assert.Contains(named, Assert.Throws<FormatException>(() => FunctionalGroupTable.Load(reader)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryBandOfEveryRuleStandsInTheShippedTable()
    {
        using StreamReader text = File.OpenText(ReferenceFiles.PathOf("functional_groups.csv"));
        FunctionalGroupTable table = FunctionalGroupTable.Load(text);

        Assert.All(HintRule.All.SelectMany(rule => rule.Expected).SelectMany(alternatives => alternatives), expected => Assert.NotNull(table.RangeOf(expected.Group, expected.Assignment)));
    }

    private static ImmutableArray<ClassHint> Hints(params (double Centre, double Height, double Width)[] bands) => ClassHints.Of(Some.Prepared(Some.Spectrum(bands)), Table());

    private static FunctionalGroupTable Table()
    {
        using StringReader text = new(Rows);
        return FunctionalGroupTable.Load(text);
    }
}
