using CsCheck;

namespace Spectra.Matching.Tests;

public class CoverageTests
{
    private static readonly Gen<bool[]> Points = Gen.Bool.Array[60];

    [Fact]
    public void ThePointsSharedAreThoseThatBothCover() => Gen.Select(Points, Points).Sample(
        pair => Assert.Equal(pair.Item1.Zip(pair.Item2).Count(both => both.First && both.Second), Of(pair.Item1).CountShared(Of(pair.Item2))));

    private static Coverage Of(bool[] covered) => Coverage.Of([.. covered.Select(point => point ? 1 : double.NaN)]);
}
