using System.Text;
using Spectra.Driver.Framing;

namespace Spectra.Driver.Tests.Framing;

public class OfferTextTests
{
    [Theory]
    [InlineData("a.spc", "a.spc", null, null)]
    [InlineData("a.spc\0", "a.spc", null, null)]
    [InlineData("../x\0000", "../x", 0L, null)]
    [InlineData("a\00012 0 100644 0 1 12", "a", 12L, null)]
    [InlineData("a\00012 17777777777\0junk", "a", 12L, 2147483647L)]
    [InlineData("a\000-1 8", "a", null, null)]
    [InlineData("a\00099999999999999999999 777777777777777777777", "a", null, null)]
    [InlineData("a\0001 77777777777777777777", "a", 1L, null)]
    public void NameSizeAndTimeAreWhatTheSenderStates(string text, string name, long? bytes, long? seconds)
    {
        Assert.Equal(new FileOffer(name, bytes, seconds is { } known ? DateTimeOffset.FromUnixTimeSeconds(known) : null), OfferText.Read(Hex.Latin(text)));
    }

    [Fact]
    public void ANameIsUtf8OrElseLatin1()
    {
        Assert.Equal("größe", OfferText.Read(Encoding.UTF8.GetBytes("größe\0"))?.Name);
        Assert.Equal("größe", OfferText.Read(Encoding.Latin1.GetBytes("größe\0"))?.Name);
    }
}
