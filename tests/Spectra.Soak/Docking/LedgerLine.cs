using Spectra.Driver.Docking;

namespace Spectra.Soak.Docking;

/// <summary>A line of a durable ledger.</summary>
/// <param name="Came">What was handed over; null where content was known and came under another key.</param>
/// <param name="Key">What it is known by.</param>
/// <param name="Sha256">The SHA-256 of its content.</param>
internal sealed record LedgerLine(HandedOver? Came, RecordKey? Key, string Sha256);
