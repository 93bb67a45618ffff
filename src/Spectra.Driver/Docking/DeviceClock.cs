using Spectra.Driver.Profiles;
using Spectra.Driver.Protocols;

namespace Spectra.Driver.Docking;

/// <summary>Compares a device's clock with ours; it is never set.</summary>
internal static class DeviceClock
{
    private const int Readings = 3;

    // Two of three readings must agree to this, or a byte of one was damaged on the line.
    private const double AgreementSeconds = 2.5;

    /// <summary>Reads the clock three times and keeps the reading with the shortest round trip that another one confirms; null where there is none.</summary>
    public static async ValueTask<Answer<ClockReading?>> ReadAsync(ICatalogueProtocol protocol, ClockFormat format, TimeProvider time, CancellationToken cancellationToken)
    {
        List<ClockReading> readings = [];
        for (int i = 0; i < Readings; i++)
        {
            DateTimeOffset before = time.GetUtcNow();
            long start = time.GetTimestamp();
            Answer<string> told = await protocol.ReadClockAsync(cancellationToken).ConfigureAwait(false);
            TimeSpan half = time.GetElapsedTime(start) / 2;
            if (told.Kind is AnswerKind.Lost or AnswerKind.Cancelled)
            {
                return told.As<ClockReading?>();
            }

            if (told.IsGiven)
            {
                double? offset = (DeviceTimes.Parse(told.Value, format, time.LocalTimeZone) - (before + half))?.TotalSeconds;
                readings.Add(new ClockReading(FileNames.Sanitise(told.Value), offset, half.TotalSeconds));
            }
        }

        return Answer.Given(readings.Where(reading => IsConfirmed(reading, readings)).MinBy(static reading => reading.HalfRoundTripSeconds));
    }

    private static bool IsConfirmed(ClockReading reading, List<ClockReading> all) => all.Exists(other =>
        !ReferenceEquals(other, reading)
        && (reading.OffsetSeconds is { } a && other.OffsetSeconds is { } b
            ? Math.Abs(a - b) <= AgreementSeconds + reading.HalfRoundTripSeconds + other.HalfRoundTripSeconds
            : reading.OffsetSeconds is null && other.OffsetSeconds is null && reading.Raw == other.Raw));
}
