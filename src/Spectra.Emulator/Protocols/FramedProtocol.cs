using System.Diagnostics;
using System.Runtime.InteropServices;
using Spectra.Emulator.Detector;

namespace Spectra.Emulator.Protocols;

/// <summary>A protocol whose requests are binary frames with a length and a check sum.</summary>
internal abstract class FramedProtocol(HostLink link) : IProtocol
{
    // A host that has been silent for so long in the middle of a frame is not going to end it: what looked like one was noise.
    private const int SilenceMilliseconds = 300;

    private readonly List<byte> _received = [];

    /// <summary>Where answers go.</summary>
    protected HostLink Link => link;

    /// <summary>How many bytes were received behind the frame that is being answered.</summary>
    protected int Ahead => _received.Count;

    /// <inheritdoc/>
    public void Converse()
    {
        _received.Clear();
        byte[] buffer = new byte[1024];
        long last = Stopwatch.GetTimestamp();
        while (true)
        {
            int count = link.Receive(buffer, _received.Count > 0 ? SilenceMilliseconds : -1);
            if (count > 0)
            {
                last = Stopwatch.GetTimestamp();
                _received.AddRange(buffer.AsSpan(0, count));
            }
            else if (_received.Count > 0 && Stopwatch.GetElapsedTime(last).TotalMilliseconds >= SilenceMilliseconds)
            {
                _received.RemoveAt(0);
            }

            while (Take() is { } frame)
            {
                Answer(frame);
            }
        }
    }

    /// <summary>How long the frame is that some bytes begin: beyond them while that can't be told; null when they begin none.</summary>
    protected abstract int? Length(ReadOnlySpan<byte> bytes);

    /// <summary>Whether a frame of its length is a request with a right check sum.</summary>
    protected abstract bool IsWhole(ReadOnlySpan<byte> frame);

    /// <summary>Answers a request.</summary>
    protected abstract void Answer(byte[] frame);

    // What begins like a frame and is none loses its first byte, and the search goes on behind it.
    private byte[]? Take()
    {
        while (_received.Count > 0)
        {
            Span<byte> bytes = CollectionsMarshal.AsSpan(_received);
            int? length = Length(bytes);
            if (length > bytes.Length)
            {
                return null;
            }

            if (length is { } whole && IsWhole(bytes[..whole]))
            {
                byte[] frame = bytes[..whole].ToArray();
                _received.RemoveRange(0, whole);
                return frame;
            }

            _received.RemoveAt(0);
        }

        return null;
    }
}
