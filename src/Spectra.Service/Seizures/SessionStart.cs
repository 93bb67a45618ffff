using System.Collections.Immutable;
using Spectra.Driver;
using Spectra.Driver.Docking;

namespace Spectra.Service.Seizures;

/// <summary>What is known of a docking session when it begins.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Address">Where the device is.</param>
/// <param name="Identity">What it says it is.</param>
/// <param name="Health">How it says it is.</param>
/// <param name="StartedAt">When, in UTC.</param>
internal sealed record SessionStart(Guid Id, DeviceAddress Address, DeviceIdentity Identity, DeviceHealth Health, DateTimeOffset StartedAt)
{
    /// <summary>What the device's profile rests on, in a sentence; null for a folder.</summary>
    public string? ProfileBasis { get; init; }

    /// <summary>What is out of order with the device.</summary>
    public ImmutableArray<SessionTag> Tags { get; init; } = [];

    /// <summary>What was answered before anything was opened.</summary>
    public DeskAnswer Desk { get; init; } = DeskAnswer.NotAsked;
}
