using Spectra.Driver.Docking;

namespace Spectra.Service.Seizures;

/// <summary>A received file with what the record holds of it beside its spectra.</summary>
/// <param name="SessionId">The session that brought it.</param>
/// <param name="File">What was received.</param>
/// <param name="Number">Its place in the device's own order; null where only its time tells.</param>
/// <param name="ClockOffsetSeconds">The device's clock minus ours in seconds; null where it is not known.</param>
/// <param name="ExhibitCode">The issued code that its sample name is; null where it is none.</param>
internal sealed record ReceivedFile(Guid SessionId, DockEvent.Taken File, long? Number, double? ClockOffsetSeconds, string? ExhibitCode)
{
    /// <summary>The account of the person who brought it; null where a detector was docked unasked.</summary>
    public string? Operator { get; init; }

    /// <summary>What that person said of it.</summary>
    public string? Comments { get; init; }

    /// <summary>When it was measured in UTC by our clock; null where either clock is not known.</summary>
    public DateTimeOffset? MeasuredAtCorrected
    {
        get
        {
            if (File.Record.MeasuredAt is not { } measured || ClockOffsetSeconds is not { } offset)
            {
                return null;
            }

            // A clock that is off by centuries gives no time at all.
            double ticks = measured.UtcTicks - (offset * TimeSpan.TicksPerSecond);
            return ticks > DateTimeOffset.MinValue.UtcTicks && ticks < DateTimeOffset.MaxValue.UtcTicks ? measured.ToUniversalTime().AddSeconds(-offset) : null;
        }
    }
}
