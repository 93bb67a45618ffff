namespace Spectra.Emulator.Faults;

/// <summary>One fault of a script.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Unit">What its place is counted in.</param>
/// <param name="At">Its place, from 0.</param>
/// <param name="From">It does not fire before so many bytes went to the host.</param>
/// <param name="Bit">The wrong bit, 0 to 7.</param>
/// <param name="Length">How many bytes; of a length that lies, by how much.</param>
/// <param name="Milliseconds">How long.</param>
/// <param name="Keep">How many bytes of a truncated answer are sent; null for half of it.</param>
/// <param name="Seconds">How far the clock jumps.</param>
internal sealed record Fault(FaultKind Kind, FaultUnit Unit, long At, long From, int Bit, int Length, int Milliseconds, int? Keep, long Seconds);
