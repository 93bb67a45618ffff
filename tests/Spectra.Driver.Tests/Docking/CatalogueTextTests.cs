using System.Text;
using Spectra.Driver.Protocols;

namespace Spectra.Driver.Tests.Docking;

public class CatalogueTextTests
{
    [Fact]
    public void ACatalogueWithoutAnEndIsRefusedAfterAHundredThousandLines()
    {
        byte[] page = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("R\n", 1000)));
        CatalogueText text = new();

        for (int full = 0; full < 100; full++)
        {
            Assert.True(text.TryAdd(page));
        }

        Assert.False(text.TryAdd("R\n"u8));
        Assert.Equal(100_000, text.Whole().Value.Length);
    }

    [Fact]
    public void ACatalogueOfHugeLinesIsRefusedAfterSixteenMebibytes()
    {
        byte[] line = new byte[1024 * 1024];
        line.AsSpan().Fill((byte)'x');
        CatalogueText text = new();

        for (int full = 0; full < 16; full++)
        {
            Assert.True(text.TryAdd(line));
        }

        Assert.False(text.TryAdd("x"u8));
    }

    [Fact]
    public void EmptyLinesAreNoRecords()
    {
        CatalogueText text = new();

        Assert.True(text.TryAdd("\nR1\n\nR2"u8));
        Assert.Equal(["R1", "R2"], text.Whole().Value.AsEnumerable());
    }
}
