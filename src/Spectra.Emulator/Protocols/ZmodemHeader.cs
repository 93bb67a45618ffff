namespace Spectra.Emulator.Protocols;

/// <summary>A header the receiver sent.</summary>
/// <param name="Frame">Its kind.</param>
/// <param name="Number">Its four bytes as a position, the first the lowest; flags lie in the highest.</param>
internal readonly record struct ZmodemHeader(ZmodemFrame Frame, uint Number);
