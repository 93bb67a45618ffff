using System.Collections.Immutable;
using Spectra.Driver;
using Spectra.Driver.Docking;

namespace Spectra.Service.Seizures;

/// <summary>What is known of a docking session when it begins.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Address">Where the device is; for a file that a person brought, <see cref="Upload"/>.</param>
/// <param name="Identity">What it says it is.</param>
/// <param name="Health">How it says it is.</param>
/// <param name="StartedAt">When, in UTC.</param>
internal sealed record SessionStart(Guid Id, string Address, DeviceIdentity Identity, DeviceHealth Health, DateTimeOffset StartedAt)
{
    /// <summary>The address of what came over the service's own interface.</summary>
    public const string Upload = "upload";

    /// <summary>Who brought it; null where a detector was docked unasked.</summary>
    public string? Operator { get; init; }

    /// <summary>What that person said of it.</summary>
    public string? Comments { get; init; }

    /// <summary>What the device's profile rests on, in a sentence; null for a folder.</summary>
    public string? ProfileBasis { get; init; }

    /// <summary>What is out of order with the device.</summary>
    public ImmutableArray<SessionTag> Tags { get; init; } = [];

    /// <summary>What was answered before anything was opened.</summary>
    public DeskAnswer Desk { get; init; } = DeskAnswer.NotAsked;
}
