using Spectra.Driver.Docking;
using Spectra.Driver.Profiles;

namespace Spectra.Driver.Tests.Docking;

public class DeviceTimesTests
{
    private static readonly TimeZoneInfo East = TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(5), "east", "east");
    private static readonly TimeZoneInfo West = TimeZoneInfo.CreateCustomTimeZone("west", TimeSpan.FromHours(-5), "west", "west");

    [Theory]
    [InlineData("-9223372036854775808")]
    [InlineData("-62135596801")]
    [InlineData("253402300800")]
    [InlineData("9223372036854775807")]
    public void SecondsThatNoCalendarHoldsAreNoTime(string text) => Assert.Null(DeviceTimes.Parse(text, new ClockFormat("unix", IsUtc: true), East));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("253402300799")]
    public void SecondsBeforeAndAfter1970AreRead(string text) =>
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)), DeviceTimes.Parse(text, new ClockFormat("unix", IsUtc: true), East));

    [Fact]
    public void TheEndsOfTheCalendarInALocalZoneAreNoTime()
    {
        ClockFormat local = new("yyyy-MM-dd HH:mm", IsUtc: false);

        Assert.Null(DeviceTimes.Parse("0001-01-01 00:00", local, East));
        Assert.Null(DeviceTimes.Parse("9999-12-31 23:59", local, West));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 7, 0, 0, TimeSpan.Zero), DeviceTimes.Parse("2026-03-01 12:00", local, East));
    }
}
