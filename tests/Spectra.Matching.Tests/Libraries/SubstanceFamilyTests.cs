using Spectra.Libraries;

namespace Spectra.Matching.Tests.Libraries;

public class SubstanceFamilyTests
{
    [Theory]
    [InlineData("Cocaine hydrochloride", "Cocaine")]
    [InlineData("COCAINE, HYDROCHLORIDE", "cocaine (base)")]
    [InlineData("Codeine hydrochloride dihydrate", "Codeine")]
    [InlineData("ANILINE, N-ETHYL-, HYDROCHLORIDE", "N-Ethylaniline")]
    [InlineData("BENZENAMINE,4-AMINO-N,N-DIETHYL-,HYDROCHLORIDE", "Benzenamine, 4-amino-N,N-diethyl-")]
    [InlineData("Ephedrine sulfate", "Ephedrine")]
    [InlineData("Fentanyl citrate", "Fentanyl")]
    [InlineData("Ergotamine tartrate", "Ergotamine")]
    [InlineData("BUTANOIC ACID, SODIUM SALT", "Butanoic acid")]
    [InlineData("Ampicillin sodium salt", "Ampicillin")]
    [InlineData("Caffeine monohydrate", "Caffeine, anhydrous")]
    [InlineData("Magnesium sulfate heptahydrate", "MAGNESIUM SULFATE, ANHYDROUS")]
    [InlineData("GLYCINE, Gamma-FORM", "Glycine, alpha-form")]
    [InlineData("CYCLOBUTYLAMINE, 3-PHENYL-, HYDROCHLORIDE, TRANS-", "trans-3-phenylcyclobutylamine")]
    public void BaseSaltAndHydrateAreOneFamily(string form, string parent) => Assert.True(Substance.Of(form, null).IsFamilyOf(Substance.Of(parent, null)));

    [Theory]
    [InlineData("D-Methionine", "L-Methionine")]
    [InlineData("DL-Methionine", "Methionine")]
    [InlineData("L-(+)-Glutamine", "D(-)-Glutamine")]
    [InlineData("Asparagine, L-", "ASPARAGINE D(-)")]
    [InlineData("Asparagine, d-L-, monohydrate", "Asparagine")]
    [InlineData("(R)-(-)-3-Methyl-2-butanol", "(S)-(+)-3-Methyl-2-butanol")]
    [InlineData("2-Cyclohexen-1-one, 2-methyl-5-(1-methylethenyl)-, (S)-", "2-Cyclohexen-1-one, 2-methyl-5-(1-methylethenyl)-, (R)-")]
    [InlineData("(+)-Limonene", "Limonene")]
    [InlineData("(1R,2S)-(-)-Norephedrine", "(1S,2R)-(+)-Norephedrine")]
    [InlineData("N-Acetyl-L-tyrosine", "N-Acetyl-D-tyrosine")]
    public void MirrorImagesAndRacematesAreOneFamily(string one, string other) => Assert.True(Substance.Of(one, null).IsFamilyOf(Substance.Of(other, null)));

    [Theory]
    [InlineData("(1R,2S)-2-Amino-1-phenylpropan-1-ol", "(1R,2R)-2-Amino-1-phenylpropan-1-ol")]
    [InlineData("cis-2-Butene", "trans-2-Butene")]
    [InlineData("alpha-D-Glucose", "beta-D-Glucose")]
    [InlineData("meso-Tartaric acid", "L-Tartaric acid")]
    [InlineData("1,2-Dimethylbenzene", "1,3-Dimethylbenzene")]
    [InlineData("Morphine", "MORPHINE, DIACETYL-")]
    [InlineData("Propyl nitrate", "Propyl alcohol")]
    [InlineData("Triethyl citrate", "Triethyl")]
    [InlineData("Nandrolone acetate", "Nandrolone")]
    [InlineData("Choline sulfate", "Choline")]
    [InlineData("Urea nitrate", "Urea")]
    [InlineData("Guanidine perchlorate", "Guanidine")]
    [InlineData("ACETIC ACID, LEAD SALT", "Acetic acid")]
    [InlineData("Ammonium sulfate", "Ammonium nitrate")]
    [InlineData("Chloral hydrate", "Chloral")]
    [InlineData("Ephedrine", "Pseudoephedrine")]
    [InlineData("3-Methoxy-D-homoestrone", "3-Methoxyestrone")]
    public void DifferentSubstancesAreNever(string one, string other) => Assert.False(Substance.Of(one, null).IsFamilyOf(Substance.Of(other, null)));

    [Fact]
    public void TwoRegistryNumbersUnderOneNameStayApartAndASaltJoinsEither()
    {
        Substance first = Substance.Of("Trifluorobenzene", "367-23-7");
        Substance second = Substance.Of("TRIFLUOROBENZENE", "372-38-3");

        Assert.Equal(first.Family, second.Family);
        Assert.False(first.IsFamilyOf(second));
        Assert.True(Substance.Of("Procaine hydrochloride", "51-05-8").IsFamilyOf(Substance.Of("PROCAINE", "59-46-1")));
    }

    [Fact]
    public void ListedFormsAreOneFamilyUnderAnyName()
    {
        Assert.True(Substance.Of("d-Deoxyephedrine hydrochloride", "51-57-0").IsFamilyOf(Substance.Of("Methamphetamine", "537-46-2")));
        Assert.False(Substance.Of("Ephedrine", "299-42-3").IsFamilyOf(Substance.Of("Pseudoephedrine hydrochloride", "345-78-8")));
    }

    [Fact]
    public void ANameOfNothingButAFormIsItsOwnFamily() => Assert.False(Substance.Of("Hydrochloride", null).IsFamilyOf(Substance.Of("Hydrate", null)));
}
