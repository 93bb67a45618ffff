using Spectra.Libraries;

namespace Spectra.Matching.Tests.Libraries;

public class SubstanceAliasTests
{
    [Theory]
    [InlineData("PVC", "poly(vinyl chloride)")]
    [InlineData("PMMA in Transmission", "poly(methyl_methacrylate)")]
    [InlineData("polytehylene_terephthalate", "polyethylene terephthalate")]
    [InlineData("fibre_polyamide_6", "Nylon 6")]
    [InlineData("fibre_linen", "fibre_flax")]
    [InlineData("fibre_acetate", "cellulose acetate")]
    [InlineData("Cyclonite", "RDX")]
    public void NamesOfOneSubstanceShareAKey(string first, string second)
    {
        string key = Substance.Of(first, null).Key;

        Assert.Equal(key, Substance.Of(second, null).Key);
    }

    [Theory]
    [InlineData("polyurethane", "polyesterurethane")]
    [InlineData("polyethylene_wax", "polyethylene_wax_oxidized")]
    [InlineData("polyethylene_low_density", "polyethylene_high_density")]
    [InlineData("nylon_6", "nylon_6_6")]
    [InlineData("cellulose acetate", "cellulose triacetate")]
    [InlineData("fibre", "")]
    public void AMemberOfAClassOrAnotherGradeKeepsAKeyOfItsOwn(string first, string second) =>
        Assert.NotEqual(Substance.Of(first, null).Key, Substance.Of(second, null).Key);
}
