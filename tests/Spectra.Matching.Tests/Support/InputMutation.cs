using System.Buffers.Binary;

namespace Spectra.Matching.Tests.Support;

/// <summary>Damages files as bad sticks, broken transfers and hostile people do. The same random numbers damage in the same way.</summary>
internal static class InputMutation
{
    private const int MostBytes = 2 * 1024 * 1024;

    private static readonly int[] BoundaryNumbers = [0, 1, -1, int.MaxValue, int.MinValue, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x10000, 0x7F800000, 0x7FC00000];

    private static readonly byte[][] Words =
    [
        .. new[] { "NaN", "-1", "1e999", "2147483647", "?", "\"", ",", ";", "\n", "\r\n", "\t", "##END=", "##NPOINTS=2147483647\n", "0.1,0.2\n", "\0\0\0\0", "<html>", "../", "PK\u0001\u0002" }
            .Select(System.Text.Encoding.ASCII.GetBytes),
    ];

    /// <summary>A damaged copy of one seed, with pieces of another.</summary>
    public static byte[] Damaged(byte[] seed, byte[] other, Random random)
    {
        byte[] bytes = seed;
        for (int changes = random.Next(1, 5); changes > 0; changes--)
        {
            bytes = Changed(bytes, other, random);
        }

        return bytes.Length <= MostBytes ? bytes : bytes[..MostBytes];
    }

    private static byte[] Changed(byte[] bytes, byte[] other, Random random)
    {
        int at = random.Next(bytes.Length + 1);
        int end = random.Next(at, bytes.Length + 1);
        switch (random.Next(8))
        {
            case 0:
                return bytes[..at];
            case 1:
                return Overwritten(bytes, at, [(byte)(1 << random.Next(8))], xor: true);
            case 2:
                return Overwritten(bytes, at, [(byte)random.Next(256)], xor: false);
            case 3:
                byte[] number = new byte[4];
                int value = BoundaryNumbers[random.Next(BoundaryNumbers.Length)];
                BinaryPrimitives.WriteInt32LittleEndian(number, random.Next(2) == 0 ? value : BinaryPrimitives.ReverseEndianness(value));
                return Overwritten(bytes, random.Next(3) == 0 ? at : Math.Min(at, random.Next(600)), number, xor: false);
            case 4:
                return [.. bytes[..at], .. other[random.Next(other.Length + 1)..]];
            case 5:
                return [.. bytes[..at], .. bytes[end..]];
            case 6:
                return [.. bytes[..end], .. bytes[at..]];
            default:
                return [.. bytes[..at], .. Words[random.Next(Words.Length)], .. bytes[at..]];
        }
    }

    private static byte[] Overwritten(byte[] bytes, int at, byte[] with, bool xor)
    {
        byte[] copy = [.. bytes];
        for (int i = 0; i < with.Length && at + i < copy.Length; i++)
        {
            copy[at + i] = xor ? (byte)(copy[at + i] ^ with[i]) : with[i];
        }

        return copy;
    }
}
