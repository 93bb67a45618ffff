using Spectra.Driver;

namespace Spectra.Service.Seizures;

/// <summary>What is known of a docking session when it begins.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Address">Where the device is.</param>
/// <param name="Identity">What it says it is.</param>
/// <param name="Health">How it says it is.</param>
/// <param name="StartedAt">When, in UTC.</param>
internal sealed record SessionStart(Guid Id, DeviceAddress Address, DeviceIdentity Identity, DeviceHealth Health, DateTimeOffset StartedAt);
