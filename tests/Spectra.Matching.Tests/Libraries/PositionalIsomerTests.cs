using Spectra.Libraries;

namespace Spectra.Matching.Tests.Libraries;

public class PositionalIsomerTests
{
    [Theory]
    [InlineData("2-FLUOROAMPHETAMINE", "4-fluoroamphetamine")]
    [InlineData("O-NITROTOLUENE", "p-nitrotoluene")]
    [InlineData("m-t-Butylnitrobenzene", "o-t-Butylnitrobenzene")]
    [InlineData("ortho-xylene", "para-xylene")]
    [InlineData("xylene", "p-xylene")]
    [InlineData("Benzenamine, 3-chloro-2-methyl-", "Benzenamine, 2-chloro-3-methyl-")]
    [InlineData("1,2-dichlorobenzene", "1,4-dichlorobenzene")]
    [InlineData("butan-1-ol", "butan-2-ol")]
    [InlineData("2-Methyl-1H-indole", "3-Methyl-1H-indole")]
    [InlineData("2-(p-NONYLPHENOXY)-6-BENZYL PYRAZINE", "2-(p-NONYLPHENOXY)-3-BENZYL PYRAZINE")]
    public void NamesThatDifferInPlacesOnlyAreIsomers(string a, string b)
    {
        Assert.True(PositionalIsomers.AreIsomers(a, b));
        Assert.True(PositionalIsomers.AreIsomers(b, a));
    }

    [Theory]
    [InlineData("ortho-xylene", "o-xylene")]
    [InlineData("nylon 6", "nylon 6-6")]
    [InlineData("Nylon-6", "Nylon-66")]
    [InlineData("RDX", "HMX")]
    [InlineData("2-butanone", "2-pentanone")]
    [InlineData("6-Pentadecanone", "6-Hexadecanone")]
    [InlineData("PEG 400", "PEG 600")]
    [InlineData("2,4-dinitrotoluene", "2,4,6-trinitrotoluene")]
    [InlineData("Freon 113", "Freon 114")]
    public void OtherNamesAreNot(string a, string b) => Assert.False(PositionalIsomers.AreIsomers(a, b));

    [Theory]
    [InlineData("2-butanone", true)]
    [InlineData("p-xylene", true)]
    [InlineData("caffeine", false)]
    [InlineData("nylon 6", false)]
    public void ANameSaysWhetherItStatesAPlace(string name, bool states) => Assert.Equal(states, PositionalIsomers.HasLocant(name));
}
