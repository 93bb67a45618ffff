using System.Collections.Concurrent;

namespace Spectra.Benchmarks.Service;

/// <summary>How long each request took. Thread-safe.</summary>
internal sealed class LoadTimes
{
    private const int FaultsKept = 20;

    private readonly ConcurrentDictionary<RequestKind, ConcurrentQueue<double>> _milliseconds = new();
    private readonly ConcurrentQueue<string> _faults = new();
    private int _faultCount;

    /// <summary>How many requests were not answered as they should be.</summary>
    public int FaultCount => _faultCount;

    /// <summary>The first of those, a sentence each.</summary>
    public IEnumerable<string> Faults => _faults;

    /// <summary>Everything that was asked.</summary>
    public int Count => _milliseconds.Values.Sum(static times => times.Count);

    /// <summary>A request is over.</summary>
    public void Add(RequestKind kind, TimeSpan time, string? fault)
    {
        _milliseconds.GetOrAdd(kind, static _ => new ConcurrentQueue<double>()).Enqueue(time.TotalMilliseconds);
        if (fault is not null && Interlocked.Increment(ref _faultCount) <= FaultsKept)
        {
            _faults.Enqueue(fault);
        }
    }

    /// <summary>The times of a kind, in milliseconds, ascending: a quantile is one of them, not an estimate.</summary>
    public double[] Of(RequestKind kind) => _milliseconds.TryGetValue(kind, out ConcurrentQueue<double>? times) ? [.. times.Order()] : [];

    /// <summary>The least of ascending times that a share of them does not exceed.</summary>
    public static double Quantile(double[] ascending, double share) => ascending.Length == 0 ? 0 : ascending[Math.Max(0, (int)Math.Ceiling(share * ascending.Length) - 1)];
}
