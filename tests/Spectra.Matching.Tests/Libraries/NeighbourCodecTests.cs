using System.Collections.Immutable;
using CsCheck;
using Spectra.Libraries;
using Spectra.Libraries.Speclib;
using Spectra.Matching.Tests.Support;

namespace Spectra.Matching.Tests.Libraries;

public sealed class NeighbourCodecTests
{
    private static readonly ImmutableArray<ReferenceSpectrum> References =
        [MadeLibraries.Reference("a", "Alpha"), MadeLibraries.Reference("b", "Beta"), MadeLibraries.Reference("c", "Gamma"), MadeLibraries.Reference("b2", "Beta")];

    /// <summary>Metric "m"; row 0 has neighbours 1 (0.9) and 2 (0.25), the others none: written down from the part's description.</summary>
    private static readonly byte[] Written = [1, (byte)'m', 2, 1, 0, 0, 0, 0x28, 0x23, 2, 0, 0, 0, 0xC4, 0x09, 0, 0, 0];

    [Fact]
    public void ThePartIsLaidOutAsDescribed()
    {
        NeighbourTable table = NeighbourCodec.Read(Written, References)!;

        Assert.Equal("m", table.Metric);
        Assert.Equal([new Neighbour(1, 0.9), new Neighbour(2, 0.25)], table.Rows[0].ToArray());
        Assert.All(table.Rows.Skip(1), row => Assert.Empty(row));
        Assert.Equal(Written, NeighbourCodec.Bytes(table));
    }

    [Fact]
    public void WithoutASurveyThePartIsEmpty()
    {
        Assert.Empty(NeighbourCodec.Bytes(null));
        Assert.Null(NeighbourCodec.Read([], References));
    }

    [Theory]
    [InlineData("a row that is not there", 3, 4)]
    [InlineData("a row far out of range", 6, 0xFF)]
    [InlineData("a reference that is its own neighbour", 3, 0)]
    [InlineData("a score above 1", 8, 0x28)]
    [InlineData("scores that rise", 14, 0x24)]
    [InlineData("one substance twice", 9, 3)]
    [InlineData("a neighbour more than there are", 2, 3)]
    [InlineData("a neighbour less, so that bytes are left over", 2, 1)]
    [InlineData("a metric longer than the part", 0, 200)]
    public void APartThatContradictsItselfIsRefused(string what, int at, byte value)
    {
        byte[] altered = [.. Written];
        altered[at] = value;

        Assert.True(Record.Exception(() => NeighbourCodec.Read(altered, References)) is InvalidDataException, what);
    }

    [Fact]
    public void MoreNeighboursThanAreKeptAreRefused()
    {
        ImmutableArray<ReferenceSpectrum> many = [.. Enumerable.Range(0, 12).Select(i => MadeLibraries.Reference($"r{i}", $"S{i}"))];
        NeighbourTable table = new("m", [[.. Enumerable.Range(1, 9).Select(i => new Neighbour(i, 0.5))], .. Enumerable.Repeat(ImmutableArray<Neighbour>.Empty, 11)]);

        Assert.Throws<InvalidDataException>(() => NeighbourCodec.Read(NeighbourCodec.Bytes(table), many));
    }

    [Fact]
    public void WhateverTheBytesTheyAreReadOrRefused() =>
        Gen.Byte.Array[0, 60].Sample(bytes => Record.Exception(() => NeighbourCodec.Read(bytes, References)) is null or InvalidDataException, iter: 5000);

    [Fact]
    public void ACutPartIsRefusedWhereverItIsCut() =>
        Assert.All(Enumerable.Range(1, Written.Length - 1), length => Assert.Throws<InvalidDataException>(() => NeighbourCodec.Read(Written.AsSpan(0, length), References)));
}
