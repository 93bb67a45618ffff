using System.Globalization;
using System.Text;

namespace Spectra.Driver.Framing;

/// <summary>IEEE 488.2 definite-length blocks: <c>#</c>, the number of digits, the length, the bytes, and a line end.</summary>
/// <remarks>A block has no check sum. What a damaged length can't hide is found: a trailer that is no short printable text means that the block did not end where its length says, and the search goes on right behind its <c>#</c>.</remarks>
/// <param name="maximum">The longest content in bytes.</param>
internal sealed class BlockFraming(int maximum) : IFraming<BlockAnswer>
{
    /// <summary>The longest trailer in bytes.</summary>
    public const int MaximumTrailer = 64;

    /// <inheritdoc/>
    public FrameReading<BlockAnswer> Read(ReadOnlySpan<byte> received)
    {
        int noise = StartMark.Find(received, "#"u8);
        ReadOnlySpan<byte> block = received[noise..];
        if (block.Length < 2)
        {
            return FrameReading<BlockAnswer>.Incomplete(noise);
        }

        int digits = block[1] - '0';
        if (digits is < 1 or > 9)
        {
            return Corrupt(noise, digits == 0 ? "A block of indefinite length (#0) has no end that can be told from its content." : "A block's number of digits is no digit.");
        }

        long length = 0;
        foreach (byte digit in block[2..Math.Min(block.Length, 2 + digits)])
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return Corrupt(noise, "A block's length is no number.");
            }

            length = (length * 10) + digit - '0';
        }

        if (block.Length < 2 + digits)
        {
            return FrameReading<BlockAnswer>.Incomplete(noise);
        }

        return length > maximum
            ? Corrupt(noise, string.Create(CultureInfo.InvariantCulture, $"A block of {length} bytes is announced; the maximum is {maximum}."))
            : ReadContent(block, 2 + digits, (int)length, noise);
    }

    private static FrameReading<BlockAnswer> ReadContent(ReadOnlySpan<byte> block, int start, int length, int noise)
    {
        // Kept as a difference: the sum of a start and a length near the largest number would not fit.
        if (block.Length - start < length)
        {
            return FrameReading<BlockAnswer>.Incomplete(noise);
        }

        ReadOnlySpan<byte> rest = block[(start + length)..];
        int end = rest[..Math.Min(rest.Length, MaximumTrailer + 1)].IndexOf((byte)'\n');
        ReadOnlySpan<byte> trailer = end < 0 ? rest : rest[..end];
        ReadOnlySpan<byte> text = trailer.TrimEnd((byte)'\r');
        if (trailer.Length > MaximumTrailer || text.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
        {
            return Corrupt(noise, "A block is not followed by the end of its line: its length is wrong, or bytes were lost.");
        }

        return end < 0
            ? FrameReading<BlockAnswer>.Incomplete(noise)
            : FrameReading<BlockAnswer>.Complete(
                new BlockAnswer(block.Slice(start, length).ToArray(), Encoding.Latin1.GetString(text)), noise + start + length + end + 1, noise);
    }

    private static FrameReading<BlockAnswer> Corrupt(int noise, string fault) => FrameReading<BlockAnswer>.Corrupt(fault, noise + 1);
}
