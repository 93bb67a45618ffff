using System.Collections.Immutable;

namespace Spectra.Driver.Journals;

/// <summary>Keeps what happens in one session. Used by one session at a time.</summary>
internal sealed class SessionJournal(TimeProvider time)
{
    private const int MostEntries = 2000;

    private readonly long _start = time.GetTimestamp();
    private readonly List<JournalEntry> _entries = [];

    /// <summary>What passed over the line so far.</summary>
    public LinkTotals Totals { get; private set; } = LinkTotals.None;

    /// <summary>How long the session has lasted.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    /// <summary>What happened so far, in order; bounded, the last entry then says so.</summary>
    public ImmutableArray<JournalEntry> Entries => [.. _entries];

    /// <summary>Notes something that happened.</summary>
    public void Note(string kind, string detail)
    {
        if (_entries.Count < MostEntries)
        {
            _entries.Add(_entries.Count == MostEntries - 1
                ? new JournalEntry(Elapsed, "full", "More happened than a journal holds; only the totals count on.")
                : new JournalEntry(Elapsed, kind, detail));
        }
    }

    /// <summary>Notes that a question is asked again.</summary>
    public void Retry(string detail)
    {
        Totals = Totals with { Retries = Totals.Retries + 1 };
        Note("retry", detail);
    }

    /// <summary>Counts a question.</summary>
    public void Asked() => Totals = Totals with { Requests = Totals.Requests + 1 };

    /// <summary>Counts bytes that were sent.</summary>
    public void Sent(int bytes) => Totals = Totals with { BytesSent = Totals.BytesSent + bytes };

    /// <summary>Counts bytes that came.</summary>
    public void Received(int bytes) => Totals = Totals with { BytesReceived = Totals.BytesReceived + bytes };

    /// <summary>Counts bytes that belonged to no good frame.</summary>
    public void Noise(int bytes) => Totals = Totals with { NoiseBytes = Totals.NoiseBytes + bytes };
}
