using System.Globalization;
using System.Text;

namespace Spectra.Driver.Framing;

/// <summary>Lines of Latin-1 text up to a terminator; a CR before the terminator is no part of the line.</summary>
/// <remarks>
/// It remembers that it is inside a line that is too long, so that the tail of one is never read as a line: one framing belongs to one connection, and whoever throws received bytes away by themselves starts with a new one.
/// </remarks>
/// <param name="terminator">The byte that ends a line.</param>
/// <param name="maximum">The longest line in bytes, with a CR and without the terminator.</param>
internal sealed class LineFraming(byte terminator = (byte)'\n', int maximum = 64 * 1024) : IFraming<string>
{
    private bool _isInOverlongLine;

    /// <inheritdoc/>
    public FrameReading<string> Read(ReadOnlySpan<byte> received)
    {
        int noise = 0;
        if (_isInOverlongLine)
        {
            int end = received.IndexOf(terminator);
            if (end < 0)
            {
                return FrameReading<string>.Incomplete(received.Length);
            }

            _isInOverlongLine = false;
            noise = end + 1;
        }

        ReadOnlySpan<byte> rest = received[noise..];
        int length = rest[..Math.Min(rest.Length, maximum + 1)].IndexOf(terminator);
        if (length >= 0)
        {
            ReadOnlySpan<byte> line = rest[..length];
            return FrameReading<string>.Complete(Encoding.Latin1.GetString(line is [.., (byte)'\r'] ? line[..^1] : line), noise + length + 1, noise);
        }

        if (rest.Length <= maximum)
        {
            return FrameReading<string>.Incomplete(noise);
        }

        _isInOverlongLine = true;
        return FrameReading<string>.Corrupt(string.Create(CultureInfo.InvariantCulture, $"A line is longer than {maximum} bytes."), noise + maximum);
    }
}
