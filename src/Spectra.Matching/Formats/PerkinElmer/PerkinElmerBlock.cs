namespace Spectra.Formats.PerkinElmer;

/// <summary>One block of a PerkinElmer file: a 16-bit id, a 32-bit length, and a payload that begins with a type code or is a block itself.</summary>
/// <param name="Id">What it holds; the ids of members mean different things in different blocks.</param>
/// <param name="At">Where the payload starts.</param>
/// <param name="Length">The payload's length in bytes.</param>
internal readonly record struct PerkinElmerBlock(ushort Id, long At, long Length)
{
    public const int HeaderLength = 6;

    /// <summary>The least type code; a payload that begins with a smaller number is a block.</summary>
    private const ushort LeastTypeCode = 29_970;

    private const ushort Text = 29_987;
    private const ushort Range = 29_981;
    private const ushort Real = 29_980;
    private const ushort Coordinate = 29_979;
    private const ushort LongInteger = 29_995;
    private const ushort UnsignedInteger = 29_996;

    public long End => At + Length;

    /// <summary>The block whose header is at the given place; it may reach beyond the file's end.</summary>
    public static PerkinElmerBlock Header(ByteReader reader, long at) => new(reader.UInt16(at), at + HeaderLength, reader.UInt32(at + 2));

    /// <summary>Whether the payload is a block itself.</summary>
    public bool IsNested(ByteReader reader) => Length > HeaderLength && reader.Holds(At, Length) && reader.UInt16(At) < LeastTypeCode;

    /// <summary>The payload as text; null where it is of another type or empty.</summary>
    public string? AsText(ByteReader reader)
    {
        if (!Has(reader, Text, sizeof(ushort)))
        {
            return null;
        }

        int width = Math.Min(reader.UInt16(At + 2), (int)Math.Min(Length - 4, int.MaxValue));
        return reader.Text(At + 4, width);
    }

    /// <summary>The payload as a number; null where it is of another type.</summary>
    public double? AsNumber(ByteReader reader) =>
        Has(reader, Real, sizeof(double)) || Has(reader, Coordinate, sizeof(double)) ? reader.Double(At + 2)
        : Has(reader, LongInteger, sizeof(int)) ? reader.UInt32(At + 2)
        : Has(reader, UnsignedInteger, sizeof(ushort)) ? reader.UInt16(At + 2)
        : null;

    /// <summary>The payload as two ends of a range; null where it is of another type.</summary>
    public (double First, double Last)? AsRange(ByteReader reader) =>
        Has(reader, Range, 2 * sizeof(double)) ? (reader.Double(At + 2), reader.Double(At + 2 + sizeof(double))) : null;

    private bool Has(ByteReader reader, ushort type, int bytes) =>
        Length >= sizeof(ushort) + bytes && reader.Holds(At, Length) && reader.UInt16(At) == type;
}
