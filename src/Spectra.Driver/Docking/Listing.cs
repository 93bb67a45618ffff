using System.Collections.Immutable;

namespace Spectra.Driver.Docking;

/// <summary>What there is to be read on a device.</summary>
/// <param name="Files">How many records; null where the device says so only as it goes.</param>
/// <param name="Bytes">Their size together; null where it is not stated.</param>
/// <param name="LeftOut">What will not be read.</param>
internal sealed record Listing(int? Files, long? Bytes, ImmutableArray<DockEvent.NotTaken> LeftOut);
