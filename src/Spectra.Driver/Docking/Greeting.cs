using System.Collections.Immutable;

namespace Spectra.Driver.Docking;

/// <summary>What a device says of itself when it is docked.</summary>
/// <param name="Identity">What it is.</param>
/// <param name="Health">How it is.</param>
/// <param name="Tags">What of that is out of order, and goes with every verdict of the session.</param>
internal sealed record Greeting(DeviceIdentity Identity, DeviceHealth Health, ImmutableArray<SessionTag> Tags);
