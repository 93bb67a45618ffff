using System.Buffers.Binary;

namespace Spectra.Driver.Framing;

/// <summary>A YMODEM block on its way: number, its complement, 128 or 1024 bytes, CRC-16.</summary>
internal sealed class YmodemBlock
{
    private const int NumberLength = 2;
    private const int SumLength = 2;

    private readonly byte[] _bytes = new byte[NumberLength + 1024 + SumLength];
    private int _length;
    private int _filled;

    /// <summary>Whether a block has begun and is not whole yet.</summary>
    public bool IsComing => _filled < _length;

    /// <summary>Its number.</summary>
    public byte Number => _bytes[0];

    /// <summary>Its content, with padding.</summary>
    public ReadOnlySpan<byte> Content => _bytes.AsSpan(NumberLength, _length - NumberLength - SumLength);

    /// <summary>Whether the number agrees with its complement, and the content with the check sum.</summary>
    public bool IsRight => (_bytes[0] ^ _bytes[1]) == 0xFF && Crc16.Of(Content) == BinaryPrimitives.ReadUInt16BigEndian(_bytes.AsSpan(_length - SumLength));

    /// <summary>A block of so many bytes of content begins.</summary>
    public void Begin(int content)
    {
        _length = NumberLength + content + SumLength;
        _filled = 0;
    }

    /// <summary>No block comes.</summary>
    public void Clear()
    {
        _length = 0;
        _filled = 0;
    }

    /// <summary>Takes what belongs to the block off the span.</summary>
    public void Fill(ref ReadOnlySpan<byte> bytes)
    {
        int part = Math.Min(bytes.Length, _length - _filled);
        bytes[..part].CopyTo(_bytes.AsSpan(_filled));
        _filled += part;
        bytes = bytes[part..];
    }
}
