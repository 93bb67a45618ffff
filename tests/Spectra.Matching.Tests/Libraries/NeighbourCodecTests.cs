using System.Collections.Immutable;
using CsCheck;
using Spectra.Libraries;
using Spectra.Libraries.Speclib;

namespace Spectra.Matching.Tests.Libraries;

public sealed class NeighbourCodecTests
{
    /// <summary>Rows 1 and 3 are of one substance.</summary>
    private static readonly int[] Substances = [0, 1, 2, 1];

    /// <summary>Metric "m"; row 0 has neighbours 1 (0.9) and 2 (0.25), the others none: written down from the part's description.</summary>
    private static readonly byte[] Written =
    [
        (byte)'m', .. new byte[63],
        1, 0, 0, 0, 0x28, 0x23, 0, 0, 2, 0, 0, 0, 0xC4, 0x09, 0, 0, .. Enumerable.Repeat((byte)0xFF, 6 * 8),
        .. Enumerable.Repeat((byte)0xFF, 3 * 8 * 8),
    ];

    [Fact]
    public void ThePartIsLaidOutAsDescribed()
    {
        NeighbourTable table = Read(Written)!;

        Assert.Equal("m", table.Metric);
        Assert.Equal([new Neighbour(1, 0.9), new Neighbour(2, 0.25)], table.Rows[0].ToArray());
        Assert.All(table.Rows.Skip(1), row => Assert.Empty(row));
        Assert.Equal(Written, NeighbourCodec.Bytes(table));
    }

    [Fact]
    public void WithoutASurveyThePartIsEmpty()
    {
        Assert.Empty(NeighbourCodec.Bytes(null));
        Assert.Null(Read([]));
    }

    [Theory]
    [InlineData("a row that is not there", 64, 4)]
    [InlineData("a row far out of range", 67, 0x7F)]
    [InlineData("a reference that is its own neighbour", 64, 0)]
    [InlineData("a score above 1", 69, 0x28)]
    [InlineData("scores that rise", 77, 0x24)]
    [InlineData("one substance twice", 72, 3)]
    public void ARowThatContradictsItselfIsRefused(string what, int at, byte value)
    {
        byte[] altered = [.. Written];
        altered[at] = value;

        Assert.True(Record.Exception(() => Read(altered)!.Rows[0]) is LibraryAlteredException, what);
    }

    [Fact]
    public void WhateverTheBytesTheyAreReadOrRefused() =>
        Gen.Byte.Array[Written.Length, Written.Length].Sample(
            bytes => Record.Exception(() => Read(bytes)!.Rows.Sum(row => row.Length)) is null or LibraryAlteredException, iter: 5000);

    [Fact]
    public void ACutPartIsRefusedWhereverItIsCut() =>
        Assert.All(Enumerable.Range(1, Written.Length - 1), length => Assert.Throws<InvalidDataException>(() => Read(Written[..length])));

    private static NeighbourTable? Read(byte[] bytes) => NeighbourCodec.Read(() => bytes, Substances.Length, row => Substances[row]);
}
