namespace Spectra.Driver.Transports;

/// <summary>What came of a read or a write.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Count">How many bytes were moved.</param>
public readonly record struct Transfer(TransferStatus Status, int Count);
