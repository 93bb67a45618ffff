namespace Spectra.Soak.Crashes;

/// <summary>What all campaigns came to, added up. Thread-safe.</summary>
internal sealed class CrashTally
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, int> _points = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _interrupted = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _settled = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _written = new(StringComparer.Ordinal);

    /// <summary>Kills by what was killed.</summary>
    public IReadOnlyDictionary<string, int> Points => _points;

    /// <summary>Writes whose answer was lost, by kind.</summary>
    public IReadOnlyDictionary<string, int> Interrupted => _interrupted;

    /// <summary>How those were settled.</summary>
    public IReadOnlyDictionary<string, int> Settled => _settled;

    /// <summary>Acknowledged writes by kind.</summary>
    public IReadOnlyDictionary<string, int> Written => _written;

    /// <summary>Something was killed.</summary>
    public void Point(string what) => Add(_points, what);

    /// <summary>The answer to a write was lost.</summary>
    public void Interruption(WriteKind kind) => Add(_interrupted, kind.ToString());

    /// <summary>It was found out what became of a write.</summary>
    public void Settlement(string how) => Add(_settled, how);

    /// <summary>A write is recorded.</summary>
    public void Write(WriteKind kind) => Add(_written, kind.ToString());

    private void Add(SortedDictionary<string, int> counts, string name)
    {
        lock (_gate)
        {
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }
    }
}
