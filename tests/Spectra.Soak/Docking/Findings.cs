using Spectra.Driver.Docking;

namespace Spectra.Soak.Docking;

/// <summary>What all workers found, added up.</summary>
internal sealed class Findings
{
    private const int MostComplaints = 40;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, int> _sessions = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _faults = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _outcomes = new(StringComparer.Ordinal);
    private int _complaints;

    /// <summary>Sessions of each protocol.</summary>
    public IReadOnlyDictionary<string, int> Sessions => _sessions;

    /// <summary>How often each kind of fault happened.</summary>
    public IReadOnlyDictionary<string, int> Faults => _faults;

    /// <summary>How sessions ended.</summary>
    public IReadOnlyDictionary<string, int> Outcomes => _outcomes;

    /// <summary>All sessions.</summary>
    public int SessionCount { get; private set; }

    /// <summary>Records that were held against the truth.</summary>
    public int Records { get; private set; }

    /// <summary>Questions that were asked again.</summary>
    public long Retries { get; private set; }

    /// <summary>Bytes that belonged to no good frame.</summary>
    public long NoiseBytes { get; private set; }

    /// <summary>Records that a device held and that were not taken.</summary>
    public int Lost { get; private set; }

    /// <summary>Content that was handed over as new more than once.</summary>
    public int Doubled { get; private set; }

    /// <summary>Content that no device ever held, or that was recorded under another's name, and devices recorded as others.</summary>
    public int Wrong { get; private set; }

    /// <summary>The longest session, in seconds.</summary>
    public double LongestSession { get; private set; }

    /// <summary>A session is over.</summary>
    public void Session(string protocol, DockEvent.Ended ended)
    {
        lock (_gate)
        {
            SessionCount++;
            Add(_sessions, protocol, 1);
            Add(_outcomes, ended.Outcome.GetType().Name, 1);
            Retries += ended.Report.Totals.Retries;
            NoiseBytes += ended.Report.Totals.NoiseBytes;
            LongestSession = Math.Max(LongestSession, ended.Report.Duration.TotalSeconds);
        }
    }

    /// <summary>A session is over that cannot say how.</summary>
    public void Session(string protocol)
    {
        lock (_gate)
        {
            SessionCount++;
            Add(_sessions, protocol, 1);
        }
    }

    /// <summary>Faults happened.</summary>
    public void Fault(string kind, int count)
    {
        lock (_gate)
        {
            Add(_faults, kind, count);
        }
    }

    /// <summary>Records were held against the truth.</summary>
    public void Held(int records)
    {
        lock (_gate)
        {
            Records += records;
        }
    }

    /// <summary>Something was lost.</summary>
    public void Loss(string sentence)
    {
        lock (_gate)
        {
            Lost++;
            Complain($"LOST {sentence}");
        }
    }

    /// <summary>Something came twice.</summary>
    public void Double(string sentence)
    {
        lock (_gate)
        {
            Doubled++;
            Complain($"DOUBLED {sentence}");
        }
    }

    /// <summary>Something is not what the device holds.</summary>
    public void Mistake(string sentence)
    {
        lock (_gate)
        {
            Wrong++;
            Complain($"WRONG {sentence}");
        }
    }

    private static void Add(SortedDictionary<string, int> counts, string name, int more) => counts[name] = counts.GetValueOrDefault(name) + more;

    private void Complain(string sentence)
    {
        if (++_complaints <= MostComplaints)
        {
            Console.Error.WriteLine(sentence);
        }
    }
}
