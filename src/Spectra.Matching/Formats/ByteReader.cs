using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Spectra.Formats;

/// <summary>Reads numbers and texts at offsets of a file; every access is checked against the bytes present, so a declared size can't lead anywhere.</summary>
/// <remarks>Offsets and counts are 64-bit: the largest a file can declare (2^32 times 8 bytes) does not overflow.</remarks>
internal readonly ref struct ByteReader
{
    /// <summary>The longest text taken from a file, in bytes: far beyond any log, far below what would hurt.</summary>
    public const int MaximumText = 1 << 20;

    private readonly ReadOnlySpan<byte> _content;
    private readonly bool _bigEndian;

    public ByteReader(ReadOnlySpan<byte> content, bool bigEndian = false)
    {
        _content = content;
        _bigEndian = bigEndian;
    }

    public int Length => _content.Length;

    /// <summary>Whether the file has the bytes from <paramref name="at"/> to <paramref name="at"/> + <paramref name="count"/>.</summary>
    public bool Holds(long at, long count) => at >= 0 && count >= 0 && at + count <= _content.Length;

    /// <summary>The bytes, or the refusal <c>truncated</c>.</summary>
    /// <param name="at">The first byte.</param>
    /// <param name="count">How many bytes.</param>
    /// <param name="what">What they hold, for the message.</param>
    public ReadOnlySpan<byte> Slice(long at, long count, string what)
    {
        if (!Holds(at, count))
        {
            throw new FileRefusedException(
                ReadErrorCode.Truncated,
                $"The file has {Length:N0} bytes, but {what} should take {count:N0} bytes from byte {at:N0}.");
        }

        return _content.Slice((int)at, (int)count);
    }

    public byte Byte(long at) => Slice(at, 1, "a field")[0];

    public sbyte SByte(long at) => (sbyte)Byte(at);

    public ushort UInt16(long at)
    {
        ReadOnlySpan<byte> bytes = Slice(at, sizeof(ushort), "a field");
        return _bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
    }

    public short Int16(long at) => (short)UInt16(at);

    public uint UInt32(long at)
    {
        ReadOnlySpan<byte> bytes = Slice(at, sizeof(uint), "a field");
        return _bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }

    public int Int32(long at) => (int)UInt32(at);

    public float Single(long at) => BitConverter.UInt32BitsToSingle(UInt32(at));

    public double Double(long at)
    {
        ReadOnlySpan<byte> bytes = Slice(at, sizeof(double), "a field");
        return _bigEndian ? BinaryPrimitives.ReadDoubleBigEndian(bytes) : BinaryPrimitives.ReadDoubleLittleEndian(bytes);
    }

    /// <summary><paramref name="count"/> numbers of 32-bit floating point, widened.</summary>
    public double[] Singles(long at, int count, string what)
    {
        ReadOnlySpan<byte> bytes = Slice(at, (long)count * sizeof(float), what);
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> one = bytes.Slice(i * sizeof(float), sizeof(float));
            values[i] = _bigEndian ? BinaryPrimitives.ReadSingleBigEndian(one) : BinaryPrimitives.ReadSingleLittleEndian(one);
        }

        return values;
    }

    /// <summary>The text up to the first NUL of a field of fixed width; null when it is empty or the file ends before it.</summary>
    public string? Text(long at, int width) => Holds(at, width) ? Text(_content.Slice((int)at, width)) : null;

    /// <summary>The text up to the first NUL, as UTF-8 where it is that and as Latin-1 otherwise, trimmed, without control characters, at most <see cref="MaximumText"/>; null when nothing is left.</summary>
    public static string? Text(ReadOnlySpan<byte> field)
    {
        int end = field.IndexOf((byte)0);
        ReadOnlySpan<byte> bytes = field[..Math.Min(end < 0 ? field.Length : end, MaximumText)];
        string decoded = (Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes);
        StringBuilder kept = new(decoded.Length);
        foreach (char c in decoded)
        {
            if (!char.IsControl(c) || c is '\t' or '\r' or '\n')
            {
                kept.Append(c);
            }
        }

        string text = kept.ToString().Trim();
        return text.Length == 0 ? null : text;
    }
}
