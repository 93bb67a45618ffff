using Spectra.Libraries.Importing;

namespace Spectra.Matching.Tests.Libraries.Importing;

public class MolecularFormulaTests
{
    [Theory]
    [InlineData("C6 H5 N O2", "C6H5NO2")]
    [InlineData("C 14 H 15 N O 2", "C14H15NO2")]
    [InlineData("ClNa", "ClNa")]
    [InlineData("Na2 O4 S", "Na2O4S")]
    [InlineData("O2 N H5 C6", "C6H5NO2")]
    public void AFormulaIsBroughtToHillsOrder(string text, string expected) => Assert.Equal(expected, MolecularFormula.Parse(text)?.ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("(C2H4)n")]
    [InlineData("C6H5NO2.HCl")]
    [InlineData("water")]
    public void WhatIsNoPlainFormulaIsNotRead(string? text) => Assert.Null(MolecularFormula.Parse(text));

    [Fact]
    public void AnElementThatStandsTwiceIsAddedUp() => Assert.Equal(MolecularFormula.Parse("C2H6O"), MolecularFormula.Parse("CH3CH2OH"));
}
