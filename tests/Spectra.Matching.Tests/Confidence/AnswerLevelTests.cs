using System.Collections.Immutable;
using Spectra.Confidence;
using Spectra.Libraries;
using Spectra.Matching.Tests.Support;
using Spectra.Search;

namespace Spectra.Matching.Tests.Confidence;

public sealed class AnswerLevelTests : IDisposable
{
    private const double Separation = 0.05;

    private readonly MadeLibraries _made = new();

    [Fact]
    public void AnAnswerThatAStrangerSharesIsAGroup()
    {
        AnswerLevel level = Level(["dinonyl phthalate", "diundecyl phthalate"], [(0, 1, 0.967)], [("dinonyl phthalate", 0.96), ("diundecyl phthalate", 0.94)]);

        Assert.Equal("group", level.Word);
        Assert.Equal("diundecyl phthalate", Assert.Single(level.Confused).Name);
        Assert.Contains("diundecyl phthalate", level.Reason, StringComparison.Ordinal);
    }

    /// <summary>RDX and C-4, which is mostly RDX: references 0.92 alike, but a good spectrum of one is nearer to it than the other is, and far from the other.</summary>
    [Theory]
    [InlineData(0.995, 0.916, "parent")]
    [InlineData(0.90, 0.84, "group")]
    [InlineData(0.96, 0.92, "group")]
    public void AMeasurementThatIsNearerThanTheStrangerKeepsItApart(double best, double second, string expected) =>
        Assert.Equal(expected, Level(["RDX", "C-4"], [(0, 1, 0.92), (1, 0, 0.92)], [("RDX", best), ("C-4", second)]).Word);

    [Fact]
    public void ConfusedIsomersLeaveTheParent()
    {
        AnswerLevel level = Level(["o-nitrotoluene", "p-nitrotoluene"], [(0, 1, 0.95), (1, 0, 0.95)], [("o-nitrotoluene", 0.94), ("p-nitrotoluene", 0.88)]);

        Assert.Equal("parent", level.Word);
        Assert.Contains("p-nitrotoluene is too alike", level.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void IsomersThatAreToldApartMakeTheIsomerKnown()
    {
        AnswerLevel level = Level(["o-nitrotoluene", "p-nitrotoluene"], [(0, 1, 0.5), (1, 0, 0.5)], [("o-nitrotoluene", 0.94), ("p-nitrotoluene", 0.48)]);

        Assert.Equal("isomer", level.Word);
        Assert.Contains("Told apart from its positional isomers in the libraries (p-nitrotoluene)", level.Reason, StringComparison.Ordinal);
        Assert.Contains("Salt and form are not determined", level.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("o-nitrotoluene", 0.94)]
    [InlineData("caffeine", 0.94)]
    [InlineData("caffeine", 0.80)]
    public void WithoutAnIsomerToTellItFromItIsTheParent(string name, double score) =>
        Assert.Equal("parent", Level([name, "water"], [(0, 1, 0.2), (1, 0, 0.2)], [(name, score), ("water", 0.2)]).Word);

    [Fact]
    public void APoorScoreClaimsNoIsomer()
    {
        AnswerLevel level = Level(["o-nitrotoluene", "p-nitrotoluene"], [(0, 1, 0.5), (1, 0, 0.5)], [("o-nitrotoluene", 0.85), ("p-nitrotoluene", 0.48)]);

        Assert.Equal("parent", level.Word);
        Assert.Contains("0.90", level.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void AnIsomerOfWhichNoScoreIsKnownIsNotToldApart()
    {
        // The list of row 0 is not full and does not name row 1: the two could not be compared.
        Assert.Equal("parent", Level(["o-nitrotoluene", "p-nitrotoluene"], [], [("o-nitrotoluene", 0.94)]).Word);
    }

    [Theory]
    [InlineData("transmission: SOLID (KBr PELLET)", Technique.Transmission, "the reference is a KBr pellet")]
    [InlineData("SOLID (NUJOL MULL)", Technique.Transmission, "the reference is a mull")]
    [InlineData("SOLUTION (10% CCl4)", Technique.Transmission, "the reference is a solution")]
    [InlineData(null, Technique.NotStated, "it is not stated how the reference was measured")]
    [InlineData(null, Technique.Transmission, "the reference is no ATR spectrum of the solid")]
    public void AReferenceThatSaysNothingOfTheFormIsNamed(string? stated, Technique technique, string expected)
    {
        ReferenceSpectrum caffeine = MadeLibraries.Reference("caffeine", "caffeine") with { Technique = technique, TechniqueStated = stated };
        ConfusionGroups groups = ConfusionGroups.Of(_made.Stated([caffeine, MadeLibraries.Reference("water", "water")], (0, 1, 0.2), (1, 0, 0.2)));
        HitList hits = Hits([(caffeine, 0.95)]);

        Assert.Contains($"Salt and form are not determined: {expected}", AnswerLevel.Of(hits.Hits[0], hits, Technique.Atr, Separation, [groups]).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsNotKnownOfOneLibraryIsNotClaimedFromAnother()
    {
        ReferenceSpectrum[] references = [MadeLibraries.Reference("o-nitrotoluene", "o-nitrotoluene"), MadeLibraries.Reference("p-nitrotoluene", "p-nitrotoluene")];
        ConfusionGroups surveyed = ConfusionGroups.Of(_made.Stated(references, (0, 1, 0.5), (1, 0, 0.5)));
        ConfusionGroups unknown = ConfusionGroups.Of(_made.Of([(MadeLibraries.Reference("x", "X"), Some.Spectrum(seed: 1))], survey: null));
        ConfusionGroups third = ConfusionGroups.Of(_made.Stated([MadeLibraries.Reference("m-nitrotoluene", "m-nitrotoluene")]));
        HitList hits = Hits([(references[0], 0.95), (references[1], 0.5)]);

        Assert.Equal("isomer", AnswerLevel.Of(hits.Hits[0], hits, Technique.Atr, Separation, [surveyed]).Word);
        Assert.Equal("parent", AnswerLevel.Of(hits.Hits[0], hits, Technique.Atr, Separation, [surveyed, unknown]).Word);

        // The third isomer lies in another library, so the two were never compared.
        Assert.Equal("parent", AnswerLevel.Of(hits.Hits[0], hits, Technique.Atr, Separation, [surveyed, third]).Word);
        Assert.Equal("parent", AnswerLevel.Of(hits.Hits[0], hits with { Metric = Metric.Pearson }, Technique.Atr, Separation, [surveyed]).Word);
    }

    public void Dispose() => _made.Dispose();

    private static HitList Hits((ReferenceSpectrum Reference, double Score)[] scores) => new(
        Metric.Combined,
        [.. scores.Select((entry, i) => new Hit(i + 1, entry.Reference, "made", HitQualityIndex.From(entry.Score), Math.Round(entry.Score - (i + 1 < scores.Length ? scores[i + 1].Score : 0), 4), 0))],
        scores.Length);

    private AnswerLevel Level(string[] names, (int Row, int Other, double Score)[] neighbours, (string Name, double Score)[] scores)
    {
        ReferenceSpectrum[] references = [.. names.Select(name => MadeLibraries.Reference(name, name))];
        ImmutableArray<ConfusionGroups> groups = [ConfusionGroups.Of(_made.Stated(references, neighbours))];
        HitList hits = Hits([.. scores.Select(entry => (references.First(reference => reference.Id == entry.Name), entry.Score))]);
        return AnswerLevel.Of(hits.Hits[0], hits, Technique.Atr, Separation, groups);
    }
}
