namespace Spectra.Driver.Docking;

/// <summary>What the device's clock showed.</summary>
/// <param name="Raw">In the device's words.</param>
/// <param name="OffsetSeconds">The device's clock minus ours, in seconds, ours taken in the middle of the round trip; null where the words can't be read.</param>
/// <param name="HalfRoundTripSeconds">How far the offset can be off, in seconds, beside the device's own resolution.</param>
internal sealed record ClockReading(string Raw, double? OffsetSeconds, double HalfRoundTripSeconds);
