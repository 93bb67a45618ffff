using System.Collections.Immutable;
using Spectra.Libraries;
using Spectra.Matching.Tests.Support;
using Spectra.Qualification;
using Spectra.Search;

namespace Spectra.Matching.Tests.Qualification;

/// <summary>What a library says of its own accuracy, against libraries that really lack the entry.</summary>
public sealed class HoldOutTests : IDisposable
{
    private const int Substances = 12;

    private readonly MadeLibraries _made = new();

    public void Dispose() => _made.Dispose();

    [Fact]
    public void AnEntryLeftOutIsAnsweredAsByALibraryThatWasBuiltWithoutIt()
    {
        (ReferenceSpectrum Reference, Spectrum Spectrum)[] entries = [.. Entries()];
        ReferenceLibrary whole = _made.Of(entries);

        ImmutableArray<HeldOut> found = LeaveOneEntryOut.Search(whole, int.MaxValue, seed: 1);

        // Every substance but the last has two entries.
        Assert.Equal(entries.Where(static entry => entry.Reference.Id != "lone").Select(static entry => entry.Reference.Id).Order(StringComparer.Ordinal), found.Select(static one => one.Id));
        foreach (HeldOut one in found)
        {
            (ReferenceSpectrum left, Spectrum _) = entries.Single(entry => entry.Reference.Id == one.Id);
            ReferenceLibrary without = _made.Of(entries.Where(entry => entry.Reference.Id != one.Id));
            Hit first = new LibrarySearch([without], Metric.Combined).Search(NeighbourSearch.AsQuery(whole, whole.References.Find(one.Id)), 10).Hits[0];
            Assert.Equal((first.Reference.Substance.Key == left.Substance.Key, first.Hqi.Value), (one.IsRight, one.First));
        }

        // The mislabelled pair must be wrong, and others right: else the test could not tell.
        Assert.Contains(found, static one => !one.IsRight);
        Assert.Contains(found, static one => one.IsRight);
    }

    [Fact]
    public void TheSecondRankIsTheBestOfAnotherFamily()
    {
        Spectrum acid = Some.Spectrum(seed: 3);
        Spectrum rival = Mixed(acid, Some.Spectrum(seed: 4), 0.3);
        ReferenceLibrary library = _made.Of(
        [
            (MadeLibraries.Reference("a", "Cocaine"), acid),
            (MadeLibraries.Reference("b", "Cocaine"), Mixed(acid, Some.Spectrum(seed: 5), 0.02)),
            (MadeLibraries.Reference("c", "Cocaine hydrochloride"), Mixed(acid, Some.Spectrum(seed: 6), 0.05)),
            (MadeLibraries.Reference("d", "Benzocaine"), rival),
        ]);

        HeldOut one = LeaveOneEntryOut.Search(library, 10, seed: 1).Single(static one => one.Id == "a");

        HitList hits = new LibrarySearch([library], Metric.Combined).Search(NeighbourSearch.AsQuery(library, 0), 10);
        Assert.True(one.IsRight);
        Assert.Equal(hits.Hits.Single(static hit => hit.Reference.Id == "d").Hqi.Value, one.SecondRank);
    }

    [Fact]
    public void TheChoiceAndTheDegradationsAreTheSameAtEveryRunAndOthersWithAnotherSeed()
    {
        ReferenceLibrary library = _made.Of(Entries());

        HeldOut[] first = [.. DegradedEntries.Search(library, 5, seed: 7)];
        HeldOut[] again = [.. DegradedEntries.Search(library, 5, seed: 7)];
        HeldOut[] other = [.. DegradedEntries.Search(library, 5, seed: 8)];

        Assert.Equal(5, first.Length);
        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public void DegradedEntriesScoreLowerThanTheEntriesThemselvesAndAreMostlyFound()
    {
        ReferenceLibrary library = _made.Of(Entries().Where(static entry => !entry.Reference.Id.StartsWith("twin", StringComparison.Ordinal)));

        ImmutableArray<HeldOut> found = DegradedEntries.Search(library, 100, seed: 1);

        Assert.All(found, static one => Assert.InRange(one.First, 0, 0.9999));
        Assert.InRange(found.Count(static one => one.IsRight), (found.Length / 2) + 1, found.Length);
    }

    /// <summary>Two entries a substance, nearly alike; one substance with a single one; and one whose second entry is another's curve.</summary>
    private static IEnumerable<(ReferenceSpectrum Reference, Spectrum Spectrum)> Entries()
    {
        for (int i = 0; i < Substances; i++)
        {
            Spectrum one = Some.Spectrum(seed: 100 + i);
            yield return (MadeLibraries.Reference($"first{i:D2}", $"Substance {i} made"), one);
            yield return (MadeLibraries.Reference($"twin{i:D2}", $"Substance {i} made"), i == 5 ? Some.Spectrum(seed: 100 + 6) : Mixed(one, Some.Spectrum(seed: 200 + i), 0.05));
        }

        yield return (MadeLibraries.Reference("lone", "Lone substance"), Some.Spectrum(seed: 999));
    }

    private static Spectrum Mixed(Spectrum a, Spectrum b, double share) =>
        Spectrum.Create(a.Axis, OrdinateUnit.Absorbance, [.. a.Ordinates.ToArray().Zip(b.Ordinates.ToArray(), (y, z) => ((1 - share) * y) + (share * z))], Acquisition.NotStated, []);
}
