using System.Diagnostics;
using Spectra.Emulator.Detector;

namespace Spectra.Emulator.Protocols;

/// <summary>The bytes of the host, one at a time.</summary>
internal sealed class LineBytes(HostLink link)
{
    private readonly byte[] _buffer = new byte[1024];
    private int _next;
    private int _count;

    /// <summary>The next byte; null when none came in time.</summary>
    /// <param name="milliseconds">How long to wait at most.</param>
    public byte? Next(int milliseconds)
    {
        long start = Stopwatch.GetTimestamp();
        while (_next == _count)
        {
            int left = milliseconds - (int)Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            _next = 0;
            _count = link.Receive(_buffer, Math.Max(0, left));
            if (_count == 0 && left <= 0)
            {
                return null;
            }
        }

        return _buffer[_next++];
    }

    /// <summary>Forgets what came so far.</summary>
    public void Clear()
    {
        while (Next(0) is not null)
        {
        }
    }
}
