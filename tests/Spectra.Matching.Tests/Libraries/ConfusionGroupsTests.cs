using Spectra.Libraries;
using Spectra.Matching.Tests.Support;

namespace Spectra.Matching.Tests.Libraries;

public sealed class ConfusionGroupsTests : IDisposable
{
    private readonly MadeLibraries _made = new();

    [Fact]
    public void BeingConfusedIsMutualAndNotHandedOn()
    {
        ConfusionGroups groups = ConfusionGroups.Of(_made.Stated(
            [MadeLibraries.Reference("a", "decanol"), MadeLibraries.Reference("b", "undecanol"), MadeLibraries.Reference("c", "dodecanol"), MadeLibraries.Reference("d", "water")],
            (0, 1, 0.93), (1, 2, 0.95), (1, 0, 0.89), (2, 1, 0.94), (3, 0, 0.8999)));

        Assert.Equal(["decanol", "undecanol", "dodecanol"], groups.All.Select(group => group.Substance.Name));
        Assert.Equal([("undecanol", 0.93)], Of("decanol"));
        Assert.Equal([("dodecanol", 0.95), ("decanol", 0.93)], Of("undecanol"));
        Assert.Equal([("undecanol", 0.95)], Of("dodecanol"));
        Assert.Empty(Of("water"));

        IEnumerable<(string, double)> Of(string name) => groups.ConfusedWith(Substance.Of(name, null)).Select(confusion => (confusion.Substance.Name, confusion.Score));
    }

    [Fact]
    public void AConfusedSubstanceIsNamedOnceByItsMostAlikeReference()
    {
        ConfusionGroups groups = ConfusionGroups.Of(_made.Stated(
            [MadeLibraries.Reference("a1", "Alpha"), MadeLibraries.Reference("a2", "Alpha"), MadeLibraries.Reference("b1", "Beta"), MadeLibraries.Reference("b2", "Beta")],
            (0, 2, 0.91), (1, 3, 0.97)));

        Confusion confusion = Assert.Single(groups.ConfusedWith(Substance.Of("Alpha", null)));
        Assert.Equal(("b2", 0.97, ConfusionKind.Other), (confusion.ReferenceId, confusion.Score, confusion.Kind));
    }

    [Fact]
    public void TheKindIsReadFromTheNames()
    {
        Substance ortho = Substance.Of("o-nitrotoluene", "88-72-2");

        Assert.Equal(ConfusionKind.PositionalIsomer, ConfusionGroups.KindOf(ortho, Substance.Of("p-nitrotoluene", "99-99-0")));
        Assert.Equal(ConfusionKind.Family, ConfusionGroups.KindOf(ortho, Substance.Of("2-nitrotoluene", "88-72-2")));
        Assert.Equal(ConfusionKind.Other, ConfusionGroups.KindOf(ortho, Substance.Of("nitrobenzene", "98-95-3")));
    }

    [Fact]
    public void LikenessIsTheScoreElseTheLastOfAFullListElseUnknown()
    {
        ReferenceSpectrum[] references = [.. Enumerable.Range(0, 11).Select(i => MadeLibraries.Reference($"r{i}", $"S{i}"))];
        ConfusionGroups groups = ConfusionGroups.Of(_made.Stated(references, [
            .. Enumerable.Range(1, 8).Select(other => (0, other, 0.9 - (0.05 * other))),
            (1, 0, 0.7),
            .. Enumerable.Range(0, 8).Select(other => (9, other + (other == 0 ? 8 : 0), 0.6)),
            (10, 0, 0.3)]));

        Assert.Equal(0.85, Likeness(0, 1));

        // 9 is not among the eight of 0, so it is at most as alike as the last of them (0.5); nor is 0 among the eight of 9 (0.6).
        Assert.Equal(0.6, Likeness(0, 9));

        // 10 lists one neighbour alone: with nothing else could it be compared.
        Assert.Equal(1, Likeness(10, 1));
        Assert.Equal(0.5, Likeness(10, 0));

        double Likeness(int a, int b) => groups.Likeness(references[a].Substance, references[b].Substance);
    }

    [Fact]
    public void WithoutASurveyNothingIsKnown()
    {
        ConfusionGroups groups = ConfusionGroups.Of(_made.Of([(MadeLibraries.Reference("a", "Alpha"), Some.Spectrum(seed: 1)), (MadeLibraries.Reference("b", "Beta"), Some.Spectrum(seed: 2))], survey: null));

        Assert.Empty(groups.All);
        Assert.False(groups.AreKnownBy(Spectra.Search.NeighbourSearch.MetricVersion));
        Assert.Equal(1, groups.Likeness(Substance.Of("Alpha", null), Substance.Of("Beta", null)));
    }

    public void Dispose() => _made.Dispose();
}
