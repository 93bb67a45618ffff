using System.Buffers.Binary;
using System.Text;

namespace Spectra.Service.Storage;

/// <summary>A column's value as the chain sees it: a type tag and bytes.</summary>
/// <param name="Tag"><c>T</c> text in UTF-8, <c>I</c> 64-bit integer, <c>R</c> IEEE 754 binary64, both big-endian, <c>B</c> bytes.</param>
/// <param name="Bytes">The value.</param>
internal readonly record struct StoredValue(byte Tag, ReadOnlyMemory<byte> Bytes)
{
    public static StoredValue Text(string text) => new((byte)'T', Encoding.UTF8.GetBytes(text));

    public static StoredValue TextBytes(byte[] utf8) => new((byte)'T', utf8);

    public static StoredValue Blob(byte[] bytes) => new((byte)'B', bytes);

    public static StoredValue Integer(long value)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return new StoredValue((byte)'I', bytes);
    }

    public static StoredValue Real(double value)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteDoubleBigEndian(bytes, value);
        return new StoredValue((byte)'R', bytes);
    }

    /// <summary>The value of something that can be stored.</summary>
    public static StoredValue Of(object value) => value switch
    {
        string text => Text(text),
        long integer => Integer(integer),
        double real => Real(real),
        byte[] bytes => Blob(bytes),
        _ => throw new ArgumentException($"A {value.GetType().Name} can't be stored as evidence: expected text, a 64-bit integer, a double or bytes.", nameof(value)),
    };
}
