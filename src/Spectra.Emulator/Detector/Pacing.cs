using System.Diagnostics;

namespace Spectra.Emulator.Detector;

/// <summary>Keeps the bytes to the host to the rate of a real line: ten bits a byte, at most two milliseconds' worth at once.</summary>
/// <param name="baud">The bits a second; null for as fast as it goes.</param>
internal sealed class Pacing(int? baud)
{
    private const double BurstSeconds = 0.002;

    private readonly double _bytesPerSecond = (baud ?? 0) / 10.0;
    private long _last = Stopwatch.GetTimestamp();
    private double _allowance;

    /// <summary>How many of so many bytes may be written now; 0 when it is too early for any.</summary>
    public int Allow(int wanted)
    {
        if (baud is null)
        {
            return wanted;
        }

        long now = Stopwatch.GetTimestamp();
        double earned = Stopwatch.GetElapsedTime(_last, now).TotalSeconds * _bytesPerSecond;
        _last = now;
        _allowance = Math.Min(_allowance + earned, Math.Max(1, _bytesPerSecond * BurstSeconds));
        return Math.Min(wanted, (int)_allowance);
    }

    /// <summary>So many bytes were written.</summary>
    public void Spend(int bytes) => _allowance -= bytes;
}
