using Spectra.Libraries;
using Spectra.Libraries.Importing;
using Spectra.Matching.Tests.Support;

namespace Spectra.Matching.Tests.Libraries.Importing;

public sealed class CurveChecksTests : IDisposable
{
    private readonly MadeLibraries _libraries = new();

    [Fact]
    public void ACurveUnderTwoNamesIsFlaggedUnderBoth()
    {
        (int Row, EntryFinding Finding)[] found = Checked(
            ("a", "Alpha", Some.Spectrum(seed: 1)), ("b", "Beta", Scaled(Some.Spectrum(seed: 1), 0.5)), ("c", "Gamma", Some.Spectrum(seed: 3)));

        Assert.Equal([(0, "b"), (1, "a")], found.Where(finding => finding.Finding.Weight == FindingWeight.Flagged).Select(finding => (finding.Row, finding.Finding.OtherId)));
        Assert.All(found, finding => Assert.Equal(FindingCodes.DuplicateOfAnother, finding.Finding.Code));
    }

    [Fact]
    public void ACurveTwiceUnderOneNameIsWorthANote()
    {
        (int Row, EntryFinding Finding)[] found = Checked(("a", "Alpha", Some.Spectrum(seed: 1)), ("b", "alpha", Some.Spectrum(seed: 1)), ("c", "Gamma", Some.Spectrum(seed: 3)));

        Assert.Equal([FindingCodes.Duplicate, FindingCodes.Duplicate], found.Select(finding => finding.Finding.Code));
        Assert.All(found, finding => Assert.Equal(FindingWeight.Note, finding.Finding.Weight));
    }

    [Fact]
    public void AnAxisBesideThatOfItsOwnSubstanceIsFlaggedWithTheShift()
    {
        (int Row, EntryFinding Finding)[] found = Checked(("a", "Alpha", Some.Spectrum(seed: 1)), ("b", "alpha", Moved(Some.Spectrum(seed: 1), 20)));

        Assert.Equal([FindingCodes.ShiftedAxis, FindingCodes.ShiftedAxis], found.Select(finding => finding.Finding.Code));
        Assert.Contains("+20 cm-1", found[1].Finding.Sentence, StringComparison.Ordinal);
        Assert.Contains("-20 cm-1", found[0].Finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEntryNearerToAnotherSubstanceThanToItsOwnIsFlagged()
    {
        // B's second entry is a measurement of alpha: not the same curve, but near it.
        Spectrum alpha = Some.Spectrum(seed: 1);
        (int Row, EntryFinding Finding)[] found = Checked(
            ("a", "Alpha", alpha), ("b", "Beta", Some.Spectrum(seed: 2)), ("b2", "beta", Widened(alpha)));

        EntryFinding finding = Assert.Single(found, finding => finding.Row == 2 && finding.Finding.Weight == FindingWeight.Flagged).Finding;
        Assert.Equal((FindingCodes.NearerToAnother, "a"), (finding.Code, finding.OtherId));
    }

    [Fact]
    public void DifferentSubstancesRaiseNothing() =>
        Assert.Empty(Checked([.. Enumerable.Range(1, 6).Select(seed => ($"s{seed}", $"Substance {(char)('A' + seed)}", Some.Spectrum(seed: seed)))]));

    public void Dispose() => _libraries.Dispose();

    private (int Row, EntryFinding Finding)[] Checked(params (string Id, string Name, Spectrum Spectrum)[] entries)
    {
        ReferenceLibrary library = _libraries.Of(entries.Select(entry => (MadeLibraries.Reference(entry.Id, entry.Name), entry.Spectrum)));
        return [.. CurveChecks.Of(library, library.Neighbours)];
    }

    private static Spectrum Scaled(Spectrum spectrum, double factor) =>
        Spectrum.Create(spectrum.Axis, spectrum.Unit, [.. spectrum.Ordinates.ToArray().Select(y => factor * y)], spectrum.Acquisition, []);

    private static Spectrum Moved(Spectrum spectrum, double by) =>
        Spectrum.Create(SpectralAxis.Even(AxisUnit.PerCentimetre, spectrum.Axis.First + by, spectrum.Axis.Last + by, spectrum.Count), spectrum.Unit, spectrum.Ordinates, spectrum.Acquisition, []);

    private static Spectrum Widened(Spectrum spectrum)
    {
        double[] y = spectrum.Ordinates.ToArray();
        return Spectrum.Create(spectrum.Axis, spectrum.Unit, [.. y.Select((_, i) => Enumerable.Range(Math.Max(0, i - 6), Math.Min(y.Length, i + 7) - Math.Max(0, i - 6)).Average(k => y[k]))], spectrum.Acquisition, []);
    }
}
