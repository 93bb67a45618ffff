using Spectra.Driver.Profiles;

namespace Spectra.Driver.Tests.Profiles;

public class ClockFormatTests
{
    [Fact]
    public void TimesWithoutAFormatToReadThemAreRefused()
    {
        Assert.Equal("$.clock", Assert.Single(SomeProfile.Faults("sim-scpi-plain", static json => json.Remove("clock"))).Path);
    }

    [Theory]
    [InlineData("yyyy-MM-dd HH:mm:ss", true)]
    [InlineData("dd.MM.yy HH:mm", true)]
    [InlineData("yyyyMMddHHmmss", true)]
    [InlineData("MM/dd/yyyy hh:mm:ss tt", true)]
    [InlineData("unix", true)]
    [InlineData("yyyy-MM-dd hh:mm:ss", false)]
    [InlineData("yyyy-MM-dd", false)]
    [InlineData("MM-dd HH:mm:ss", false)]
    [InlineData("yyyy-MM-dd HH:mm:ss zzz", false)]
    [InlineData("yyyy-MM-dd HH:mm:ssK", false)]
    [InlineData("o", false)]
    [InlineData("yyyy-MM-ddTHH:mm:ss'", false)]
    public void AClockFormatIsTakenOnlyWhereATimeWrittenInItCanBeReadBack(string format, bool isTaken)
    {
        ProfileFault[] faults = SomeProfile.Faults("sim-scpi", json => json["clock"]!["format"] = format);

        Assert.Equal(isTaken ? [] : ["$.clock.format"], faults.Select(static fault => fault.Path));
    }
}
