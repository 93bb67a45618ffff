using System.Buffers.Binary;
using System.Text;

namespace Spectra.Driver.Framing;

/// <summary>A ZMODEM header.</summary>
/// <param name="Frame">Its type.</param>
/// <param name="Position">Its four bytes as a little-endian number: a position in the file, or flags with ZF0 in the highest byte.</param>
internal readonly record struct ZmodemHeader(ZmodemFrame Frame, uint Position)
{
    /// <summary>The type and the four bytes.</summary>
    public const int Length = 5;

    /// <summary>The header in hexadecimal digits, as a receiver sends all of its headers.</summary>
    public byte[] ToHex()
    {
        Span<byte> bytes = stackalloc byte[Length + 2];
        bytes[0] = (byte)Frame;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[1..], Position);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[Length..], Crc16.Of(bytes[..Length]));

        // XON frees a sender that line noise has stopped; it is never sent where the session may be over.
        string end = Frame is ZmodemFrame.End or ZmodemFrame.Acknowledged ? "\r\u008A" : "\r\u008A\u0011";
        return Encoding.Latin1.GetBytes("**\u0018B" + Convert.ToHexStringLower(bytes) + end);
    }
}
