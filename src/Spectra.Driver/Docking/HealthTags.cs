using System.Collections.Immutable;
using System.Globalization;
using Spectra.Driver.Profiles;
using Spectra.Driver.Protocols;

namespace Spectra.Driver.Docking;

/// <summary>Finds what a device reports of itself that is out of order.</summary>
internal static class HealthTags
{
    private const double MostClockSeconds = 60;

    // Further off than this the clock was never set, or its battery is empty.
    private const double UnsetClockSeconds = 5 * 365.25 * 86_400;

    /// <summary>One tag for each figure outside its limits, and for a clock that is off by more than a minute. What is not reported gives no tag: it is shown as not reported.</summary>
    public static ImmutableArray<SessionTag> Of(DeviceHealth health, ImmutableArray<HealthLimit> limits)
    {
        ImmutableArray<SessionTag>.Builder tags = ImmutableArray.CreateBuilder<SessionTag>();
        foreach (HealthLimit limit in limits)
        {
            if (Fault(health, limit) is { } sentence)
            {
                tags.Add(new SessionTag(HealthFigures.Id(limit.Figure), sentence));
            }
        }

        if (health.ClockOffsetSeconds is { } offset && Math.Abs(offset) > MostClockSeconds)
        {
            tags.Add(new SessionTag("clock", Math.Abs(offset) > UnsetClockSeconds
                ? $"The detector's clock is not set: it shows {health.ClockRaw}."
                : string.Create(CultureInfo.InvariantCulture, $"The detector's clock is {(offset > 0 ? "ahead" : "behind")} by {Math.Abs(offset):F0} seconds; the record keeps its own times and this offset.")));
        }

        return tags.ToImmutable();
    }

    private static string? Fault(DeviceHealth health, HealthLimit limit)
    {
        string name = HealthFigures.Name(limit.Figure);
        string capital = char.ToUpperInvariant(name[0]) + name[1..];
        return limit.Words is { } words
            ? health.Words(limit.Figure) is { } told && !told.Equals(words, StringComparison.OrdinalIgnoreCase) ? $"{capital} reads '{told}'; '{words}' is in order." : null
            : health.Number(limit.Figure) is not { } value ? null
            : value < limit.Lowest ? string.Create(CultureInfo.InvariantCulture, $"{capital} is {value:0.##}; {limit.Lowest:0.##} is the lowest in order.")
            : value > limit.Highest ? string.Create(CultureInfo.InvariantCulture, $"{capital} is {value:0.##}; {limit.Highest:0.##} is the highest in order.")
            : null;
    }
}
