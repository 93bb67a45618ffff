using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using CsCheck;
using Spectra.Service.Seizures.Decisions;
using Spectra.Service.Seizures.Techniques;

namespace Spectra.Service.Tests.Seizures.Decisions;

public partial class IdentificationWordingTests
{
    private static readonly IdentificationChecklist Whole = new(
        "12-A",
        "Cocaine",
        "50-36-2",
        new TechniqueResult("ir-atr", TechniqueOutcome.Positive, "Cocaine", "50-36-2", "12-A-1", "m-1"),
        new TechniqueResult("gc-ms", TechniqueOutcome.Positive, "cocaine", null, "12-A-2", "c-1", "State laboratory"),
        new BlankResult(BlankOutcome.Clean, "m-0"),
        new ChecklistProof("r-7", "Reference material, lot 4711"),
        "not determined",
        "hydrochloride",
        DecisionRule.Current.Sha256);

    public static TheoryData<string, string> Gaps { get; } = new()
    {
        { "no second", "There is no second technique" },
        { "second negative", "The second technique was negative: that has no value" },
        { "second inconclusive", "The second technique was inconclusive" },
        { "first inconclusive", "The first technique was inconclusive" },
        { "second of another", "positive for Procaine, not for Cocaine" },
        { "correlated", "they are correlated and count as one technique" },
        { "unknown technique", "is not categorised" },
        { "one sub-sample", "Both techniques were applied to the sub-sample 12-A-1" },
        { "one record", "Both techniques name the record m-1" },
        { "no record", "The second technique names no record" },
        { "no blank", "There is no judged blank" },
        { "blank not assessed", "There is no judged blank" },
        { "blank not clean", "The blank was not clean" },
        { "blank without record", "The blank names no record" },
        { "no reference", "The reference is not traceable" },
        { "empty reference", "The reference is not traceable" },
        { "no stereochemistry", "Stereochemistry is not stated" },
        { "no salt", "The salt is not stated" },
        { "no rule", "The decision rule is not named" },
        { "a purity", "gives no purity, content or per cent" },
        { "a probability", "gives no probability" },
        { "a line break", "holds a control character or a line break" },
    };

    [Fact]
    public void AWholeChecklistHasNoFaults() => Assert.Empty(Whole.Faults());

    [Theory]
    [MemberData(nameof(Gaps))]
    public void EachGapIsNamedAndNothingElseAndNothingCanBeSigned(string gap, string sentence)
    {
        IdentificationChecklist checklist = With(gap);

        Assert.Contains(sentence, Assert.Single(checklist.Faults()), StringComparison.Ordinal);
        Assert.False(SignedChecklist.TrySign(checklist, Signature(checklist), out SignedChecklist? signed, out ImmutableArray<string> faults));
        Assert.Single(faults);
        Assert.Equal(IdentificationStatus.Presumptive, IdentificationWording.StatusOf("presumptive-match", signed));
    }

    [Fact]
    public void ASignedChecklistMakesTheStatement()
    {
        string statement = IdentificationWording.Of(Sign(Whole), DecisionRule.Current);

        Assert.StartsWith(
            "Exhibit 12-A: identified as Cocaine (CAS 50-36-2) by infrared spectroscopy (ATR) (sub-sample 12-A-1, record m-1) and gas chromatography with mass spectrometry (sub-sample 12-A-2, record c-1, result of State laboratory), which rest on different properties",
            statement,
            StringComparison.Ordinal);
        Assert.Contains("Stereochemistry: not determined. Salt or base: hydrochloride.", statement, StringComparison.Ordinal);
        Assert.Contains(DecisionRule.Current.Sha256, statement, StringComparison.Ordinal);
        Assert.Contains(Whole.Sha256, statement, StringComparison.Ordinal);
        Assert.Contains("signed by A. Chemist, Chemist, 2026-11-23 09:30 UTC: I reviewed the data and identify the substance.", statement, StringComparison.Ordinal);
        Assert.EndsWith("This relates only to the items tested and says nothing of amounts.", statement, StringComparison.Ordinal);
        Assert.Equal(IdentificationStatus.IdentifiedByChecklist, IdentificationWording.StatusOf("presumptive-match", Sign(Whole)));
    }

    [Theory]
    [InlineData("Officer", 1, "meaning", "only a Chemist signs")]
    [InlineData("Chemist", -1, "meaning", "was authorised to sign identifications until")]
    [InlineData("Chemist", null, "meaning", "is not authorised")]
    [InlineData("Chemist", 1, " ", "does not say what it means")]
    [InlineData("Chemist", 1, "98 % sure", "gives no purity, content or per cent")]
    public void ASignatureThatDoesNotHoldSignsNothing(string role, int? days, string meaning, string part)
    {
        ChemistSignature signature = Signature(Whole) with { Role = role, Meaning = meaning };
        signature = signature with { AuthorisedUntil = days is { } left ? signature.SignedAt.AddDays(left) : null };

        Assert.False(SignedChecklist.TrySign(Whole, signature, out _, out ImmutableArray<string> faults));
        Assert.Contains(part, Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void AChecklistThatWasChangedAfterSigningIsNotSigned()
    {
        Assert.False(SignedChecklist.TrySign(Whole with { Salt = "base" }, Signature(Whole), out _, out ImmutableArray<string> faults));
        Assert.Contains("was changed after it was signed", Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void EveryPointOfTheChecklistIsUnderTheSignature()
    {
        string[] hashes = [.. Gaps.Select(row => With((string)row[0]).Sha256), Whole.Sha256];

        // "no reference" and the like differ from one another and from the whole: nothing that matters is left out of the hash.
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    [Fact]
    public void AnotherRuleThanTheChecklistsIsRefused() =>
        Assert.Throws<ArgumentException>(() => IdentificationWording.Of(Sign(Whole), DecisionRule.Current with { Version = "0" }));

    [Fact]
    public void NothingButASignatureMakesASignedChecklist() =>
        Assert.Empty(typeof(SignedChecklist).GetConstructors(BindingFlags.Public | BindingFlags.Instance));

    [Theory]
    [InlineData("no-match", "Screening")]
    [InlineData("inconclusive", "Screening")]
    [InlineData("mixture", "Presumptive")]
    [InlineData("presumptive-match", "Presumptive")]
    public void WithoutASignedChecklistTheStatusIsTheVerdicts(string kind, string status) => Assert.Equal(status, IdentificationWording.StatusOf(kind, null).ToString());

    [Fact]
    public void NoStatementEverGivesAPurityAPerCentOrAProbability()
    {
        // Every pair of techniques that is accepted, with free texts that try.
        Gen<string> text = Gen.OneOf(
            Gen.OneOf("98 % pure", "80 per cent", "purity high", "probability 0.97", "likely", "content 12 mg/g", "w/w", "hydrochloride", "чистота высокая", "97٪", "almost certainly", "confidence 0.9"),
            Gen.String[Gen.Char[" abcdeklprtuwy%01289./"], 1, 30]);
        int made = 0;
        Gen.Select(Gen.OneOf<AnalyticalTechnique>([.. AnalyticalTechnique.All]), Gen.OneOf<AnalyticalTechnique>([.. AnalyticalTechnique.All]), text, text, text).Sample(
            (first, second, stereochemistry, salt, reference) =>
            {
                IdentificationChecklist checklist = Whole with
                {
                    First = Whole.First with { Technique = first.Id },
                    Second = Whole.Second! with { Technique = second.Id },
                    Stereochemistry = stereochemistry,
                    Salt = salt,
                    Reference = new ChecklistProof(null, reference),
                };
                if (!SignedChecklist.TrySign(checklist, Signature(checklist), out SignedChecklist? signed, out _))
                {
                    return true;
                }

                Interlocked.Increment(ref made);
                return !Claim().IsMatch(IdentificationWording.Of(signed, DecisionRule.Current));
            },
            iter: 5000);
        Assert.InRange(made, 50, 5000);
    }

    private static IdentificationChecklist With(string gap) => gap switch
    {
        "no second" => Whole with { Second = null },
        "second negative" => Whole with { Second = Whole.Second! with { Outcome = TechniqueOutcome.Negative } },
        "second inconclusive" => Whole with { Second = Whole.Second! with { Outcome = TechniqueOutcome.Inconclusive } },
        "first inconclusive" => Whole with { First = Whole.First with { Outcome = TechniqueOutcome.Inconclusive } },
        "second of another" => Whole with { Second = Whole.Second! with { Substance = "Procaine", Cas = "59-46-1" } },
        "correlated" => Whole with { Second = Whole.Second! with { Technique = "ir-transmission" } },
        "unknown technique" => Whole with { Second = Whole.Second! with { Technique = "dowsing" } },
        "one sub-sample" => Whole with { Second = Whole.Second! with { SubSample = " 12-a-1" } },
        "one record" => Whole with { Second = Whole.Second! with { EvidenceId = "m-1" } },
        "no record" => Whole with { Second = Whole.Second! with { EvidenceId = "" } },
        "no blank" => Whole with { Blank = null },
        "blank not assessed" => Whole with { Blank = Whole.Blank! with { Outcome = BlankOutcome.NotAssessed } },
        "blank not clean" => Whole with { Blank = Whole.Blank! with { Outcome = BlankOutcome.NotClean } },
        "blank without record" => Whole with { Blank = Whole.Blank! with { EvidenceId = " " } },
        "no reference" => Whole with { Reference = null },
        "empty reference" => Whole with { Reference = new ChecklistProof(" ", "") },
        "no stereochemistry" => Whole with { Stereochemistry = "" },
        "no salt" => Whole with { Salt = " " },
        "no rule" => Whole with { RuleSha256 = "" },
        "a purity" => Whole with { Salt = "hydrochloride, 98 % " },
        "a probability" => Whole with { Stereochemistry = "probably (R)" },
        "a line break" => Whole with { Exhibit = "12-A\n" },
        _ => throw new ArgumentOutOfRangeException(nameof(gap), gap, "No such gap."),
    };

    private static SignedChecklist Sign(IdentificationChecklist checklist)
    {
        Assert.True(SignedChecklist.TrySign(checklist, Signature(checklist), out SignedChecklist? signed, out ImmutableArray<string> faults), string.Join(" ", faults));
        return signed;
    }

    private static ChemistSignature Signature(IdentificationChecklist checklist)
    {
        DateTimeOffset at = new(2026, 11, 23, 9, 30, 0, TimeSpan.Zero);
        return new ChemistSignature("A. Chemist", "Chemist", at.AddYears(1), at, "I reviewed the data and identify the substance", checklist.Sha256);
    }

    // Written apart from the rule under test: any per cent sign, number with a share's unit, or word of a share or of a chance.
    [GeneratedRegex(@"%|٪|\bpur|чистот|per ?cent|\bmg/g\b|\bw/w\b|probab|likel|certainly|confidence|posterior|content", RegexOptions.IgnoreCase)]
    private static partial Regex Claim();
}
