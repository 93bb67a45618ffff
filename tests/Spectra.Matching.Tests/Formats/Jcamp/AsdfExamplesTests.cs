namespace Spectra.Matching.Tests.Formats.Jcamp;

/// <summary>The worked examples of McDonald and Wilks, Appl. Spectrosc. 42 (1988) 151, the paper that defines JCAMP-DX 4.24.</summary>
public sealed class AsdfExamplesTests
{
    /// <summary>The 53 ordinates of Table VI, 1.92881 cm-1 apart from 599.860 to 700.158.</summary>
    private static readonly double[] TableVI =
    [
        0, 0, 0, 0, 2, 4, 4, 4, 7, 5, 4, 4, 5, 5, 7, 10, 11, 11, 6, 5, 7, 6, 9, 9, 7, 10, 10,
        9, 10, 11, 12, 15, 16, 16, 14, 17, 38, 38, 35, 38, 42, 47, 54, 59, 66, 75, 78, 88, 96, 104, 110, 121, 128,
    ];

    [Theory]
    [InlineData("1 2 3 3 2 1 0 -1 -2 -3")]
    [InlineData("1+2+3+3+2+1+0-1-2-3")]
    [InlineData("1 2 3 3 2 1 0-1-2-3")]
    [InlineData("1BCCBA@abc")]
    [InlineData("1JJ%jjjjjj")]
    [InlineData("1JT%jX")]
    public void EveryFormOfTableVIIGivesTheSameOrdinates(string form)
    {
        Spectrum spectrum = JcampFile.One(JcampFile.Even("0 " + form, 10));

        Assert.Equal([1, 2, 3, 3, 2, 1, 0, -1, -2, -3], spectrum.Ordinates.ToArray());
        Assert.Empty(spectrum.Warnings);
    }

    [Fact]
    public void TheDifdupFormOfTableVIGivesItsOrdinatesAndPassesBothChecks()
    {
        Spectrum spectrum = JcampFile.One(JcampFile.Even("599.860@VKT%TLkj%J%KLJ%njKjL%kL%jJULJ%kLK1%lLMNPNPRLJ0QTOJ1P\n700.158A28", 53, 599.860, 700.158));

        Assert.Equal(TableVI, spectrum.Ordinates.ToArray());
        Assert.Empty(spectrum.Warnings);
    }

    [Fact]
    public void ADuplicateCountAfterACheckValueRepeatsTheOrdinate()
    {
        Spectrum spectrum = JcampFile.One(JcampFile.Even("0a0J0\n1@T", 3));

        Assert.Equal([-10, 0, 0], spectrum.Ordinates.ToArray());
    }

    [Fact]
    public void AnEWithoutASignIsTheDigitFiveAndWithASignAnExponent()
    {
        Spectrum spectrum = JcampFile.One(JcampFile.Even("0 1.5E+2 -2.0e-01\n2E3e", 4));

        Assert.Equal([150, -0.2, 53, -5], spectrum.Ordinates.ToArray());
    }

    [Theory]
    [InlineData("+.5", 0.5)]
    [InlineData("1.", 1)]
    [InlineData("-.25E+1", -2.5)]
    [InlineData("0000000000000000000000000000123.5", 123.5)]
    [InlineData("123456789012345678901234567890", 123456789012345678901234567890d)]
    [InlineData("4.9406564584124654E-324", double.Epsilon)]
    [InlineData("1.7976931348623157E+308", double.MaxValue)]
    [InlineData("0.30000000000000004", 0.30000000000000004)]
    [InlineData("9007199254740993", 9007199254740992d)]
    [InlineData("A23456789012345678", 123456789012345678d)]
    public void NumbersAreReadToTheLastBit(string text, double expected)
    {
        Spectrum spectrum = JcampFile.One(JcampFile.Even($"0 {text} 1", 2));

        Assert.Equal(expected, spectrum.Ordinates[0]);
    }
}
