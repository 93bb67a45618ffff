using System.Diagnostics;

namespace Spectra.Soak;

/// <summary>Watches the current input's time and the process's memory from a thread of its own; ends the process when an input never ends.</summary>
internal sealed class Watchdog : IDisposable
{
    private const int WatchedEveryMilliseconds = 20;

    private readonly Timer _timer;
    private readonly int _hungMilliseconds;
    private readonly Func<int, int> _report;
    private long _started;
    private int _input;
    private long _peakBytes;

    public Watchdog(int hungMilliseconds, Func<int, int> report)
    {
        _hungMilliseconds = hungMilliseconds;
        _report = report;
        _timer = new Timer(_ => Look(), null, WatchedEveryMilliseconds, WatchedEveryMilliseconds);
    }

    /// <summary>The most memory the process has held so far.</summary>
    public long PeakBytes
    {
        get
        {
            using Process self = Process.GetCurrentProcess();
            return Math.Max(Volatile.Read(ref _peakBytes), self.PeakWorkingSet64);
        }
    }

    /// <summary>An input starts.</summary>
    public void Start(int input)
    {
        _input = input;
        Volatile.Write(ref _started, Stopwatch.GetTimestamp());
    }

    /// <summary>The input has ended.</summary>
    public void Stop() => Volatile.Write(ref _started, 0);

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        Volatile.Write(ref _peakBytes, Math.Max(_peakBytes, Environment.WorkingSet));
        long started = Volatile.Read(ref _started);
        if (started != 0 && Stopwatch.GetElapsedTime(started).TotalMilliseconds > _hungMilliseconds)
        {
            Environment.Exit(_report(_input));
        }
    }
}
