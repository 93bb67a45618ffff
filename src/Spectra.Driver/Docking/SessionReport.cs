using System.Collections.Immutable;
using Spectra.Driver.Journals;

namespace Spectra.Driver.Docking;

/// <summary>What happened on the line in one session.</summary>
/// <param name="Duration">How long it lasted.</param>
/// <param name="Totals">What passed over the line.</param>
/// <param name="Entries">What happened, in order.</param>
public sealed record SessionReport(TimeSpan Duration, LinkTotals Totals, ImmutableArray<JournalEntry> Entries);
