namespace Spectra.Soak.Docking;

/// <summary>Where sessions were killed.</summary>
internal sealed class Kills
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, int> _after = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _protocols = new(StringComparer.Ordinal);

    /// <summary>How many of each protocol.</summary>
    public IReadOnlyDictionary<string, int> Protocols => _protocols;

    /// <summary>How many after each step: after Taken is in the middle of a commit.</summary>
    public IReadOnlyDictionary<string, int> After => _after;

    /// <summary>All of them.</summary>
    public int Count { get; private set; }

    /// <summary>A session was killed.</summary>
    public void Add(string profile, string step)
    {
        lock (_gate)
        {
            Count++;
            _after[step] = _after.GetValueOrDefault(step) + 1;
            _protocols[profile] = _protocols.GetValueOrDefault(profile) + 1;
        }
    }
}
