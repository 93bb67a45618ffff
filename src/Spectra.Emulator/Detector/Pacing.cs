using System.Diagnostics;

namespace Spectra.Emulator.Detector;

/// <summary>Keeps the bytes to the host to the rate of a real line: ten bits a byte, at most two milliseconds' worth ahead of it.</summary>
/// <remarks>A real line never rests while bytes wait for it: what a late timer left unsent is made up for, but a line without bytes to send saves up nothing.</remarks>
/// <param name="baud">The bits a second; null for as fast as it goes.</param>
internal sealed class Pacing(int? baud)
{
    private const double BurstSeconds = 0.002;

    private readonly double _bytesPerSecond = (baud ?? 0) / 10.0;
    private readonly long _start = Stopwatch.GetTimestamp();

    // When the last byte that was handed over has left the line, in seconds since the start.
    private double _freeAt;
    private bool _isWaitedFor;

    private double Now => Stopwatch.GetElapsedTime(_start).TotalSeconds;

    /// <summary>How many of so many bytes may be written now; 0 when it is too early for any.</summary>
    public int Allow(int wanted)
    {
        if (baud is null)
        {
            return wanted;
        }

        double now = Now;
        _freeAt = _isWaitedFor ? _freeAt : Math.Max(_freeAt, now);
        int ahead = (int)((now + Math.Max(BurstSeconds, 1 / _bytesPerSecond) - _freeAt) * _bytesPerSecond);
        int allowed = Math.Clamp(ahead, 0, wanted);
        _isWaitedFor = allowed < wanted;
        return allowed;
    }

    /// <summary>So many bytes were written.</summary>
    public void Spend(int bytes)
    {
        if (baud is not null)
        {
            _freeAt += bytes / _bytesPerSecond;
        }
    }
}
