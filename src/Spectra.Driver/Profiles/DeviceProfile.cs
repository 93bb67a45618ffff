using System.Collections.Immutable;
using Spectra.Driver.Transports;

namespace Spectra.Driver.Profiles;

/// <summary>One kind of instrument, declared: how it is recognised, how its line is set, and how it is asked. A profile is a JSON file; adding an instrument takes no code.</summary>
public sealed record DeviceProfile
{
    /// <summary>Its id: lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>Its name for a person; names a protocol or an instrument, and says "simulated" where it is.</summary>
    public required string Name { get; init; }

    /// <summary>What the profile rests on.</summary>
    public required ProfileBasis Basis { get; init; }

    /// <summary>How such an instrument is recognised.</summary>
    public DeviceMatch Match { get; init; } = DeviceMatch.Nothing;

    /// <summary>How a serial line to it is set.</summary>
    public LineSettings Line { get; init; } = LineSettings.Default;

    /// <summary>How long it may take.</summary>
    public ProfileTiming Timing { get; init; } = ProfileTiming.Default;

    /// <summary>How it is asked.</summary>
    public required ProtocolDeclaration Protocol { get; init; }

    /// <summary>The device's own words for roles, beside <c>background</c>, <c>blank</c>, <c>sample</c> and <c>check</c>; compared without case.</summary>
    public ImmutableDictionary<string, MeasurementRole> Roles { get; init; } = ImmutableDictionary<string, MeasurementRole>.Empty;

    /// <summary>The clock's format and zone, for the clock and for the times of records; null where the device has none.</summary>
    public ClockFormat? Clock { get; init; }

    /// <summary>Which reported figures are out of order.</summary>
    public ImmutableArray<HealthLimit> Limits { get; init; } = [];
}
