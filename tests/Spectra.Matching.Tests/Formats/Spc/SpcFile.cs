using System.Buffers.Binary;
using System.Text;

namespace Spectra.Matching.Tests.Formats.Spc;

/// <summary>
/// Writes SPC files field by field as the published SPC.H of the GRAMS SPC file SDK lists them. It shares no code with the reader.
/// The big-endian version (0x4C) is tested against this writer alone: no sample of it by another program was to be had.
/// </summary>
internal sealed class SpcFile
{
    private const int New = 512;
    private const int Sub = 32;

    public byte Version { get; init; } = 0x4B;

    public byte AxisCode { get; init; } = 1;

    public byte OrdinateCode { get; init; } = 2;

    /// <summary>-128 for floats.</summary>
    public sbyte Exponent { get; init; } = -128;

    public bool SixteenBit { get; init; }

    public double First { get; init; } = 4000;

    public double Last { get; init; } = 400;

    /// <summary>X values that all subfiles share (TXVALS).</summary>
    public float[]? Positions { get; init; }

    /// <summary>X values of every subfile (TXYXYS).</summary>
    public float[][]? OwnPositions { get; init; }

    public bool Directory { get; init; }

    /// <summary>Raw ordinates of every subfile: the stored numbers, not yet scaled.</summary>
    public required double[][] Stored { get; init; }

    /// <summary>Exponents of the subfiles; the header's where null.</summary>
    public sbyte[]? SubExponents { get; init; }

    public bool Multifile { get; init; }

    public string Memo { get; init; } = string.Empty;

    public string Resolution { get; init; } = string.Empty;

    public string Source { get; init; } = string.Empty;

    public string? Labels { get; init; }

    public string? Log { get; init; }

    public DateTime? Date { get; init; }

    private bool BigEndian => Version == 0x4C;

    private bool IsMultifile => Multifile || Stored.Length > 1;

    public byte[] ToBytes()
    {
        using MemoryStream file = new();
        bool old = Version == 0x4D;
        file.Write(old ? OldHeader() : NewHeader());
        foreach (float x in Positions ?? [])
        {
            file.Write(Single(x));
        }

        List<(uint At, uint Length)> entries = [];
        for (int i = 0; i < Stored.Length; i++)
        {
            uint at = (uint)file.Position;
            file.Write(Subheader(i));
            foreach (float x in OwnPositions?[i] ?? [])
            {
                file.Write(Single(x));
            }

            foreach (double y in Stored[i])
            {
                file.Write(Ordinate(y, SubExponents?[i] ?? Exponent));
            }

            entries.Add((at, (uint)file.Position - at));
        }

        uint directoryAt = (uint)file.Position;
        foreach ((uint at, uint length) in Directory ? entries : [])
        {
            file.Write(UInt32(at));
            file.Write(UInt32(length));
            file.Write(Single(0));
        }

        uint logAt = (uint)file.Position;
        if (Log is not null)
        {
            byte[] text = Encoding.Latin1.GetBytes(Log + "\0");
            file.Write(UInt32((uint)(64 + text.Length)));
            file.Write(UInt32(4096));
            file.Write(UInt32(64));
            file.Write(new byte[52]);
            file.Write(text);
        }

        byte[] bytes = file.ToArray();
        if (Directory)
        {
            UInt32(directoryAt).CopyTo(bytes, 4);
        }

        if (Log is not null)
        {
            UInt32(logAt).CopyTo(bytes, 248);
        }

        return bytes;
    }

    private byte Flags() => (byte)((SixteenBit ? 0x01 : 0) | (IsMultifile ? 0x04 : 0) | (Labels is null ? 0 : 0x20)
        | (OwnPositions is null ? 0 : 0x40 | 0x80) | (Positions is null ? 0 : 0x80));

    private byte[] NewHeader()
    {
        byte[] header = new byte[New];
        header[0] = Flags();
        header[1] = Version;
        header[3] = (byte)Exponent;
        UInt32(OwnPositions is null ? (uint)Stored[0].Length : 0).CopyTo(header, 4);
        Double(First).CopyTo(header, 8);
        Double(Last).CopyTo(header, 16);
        UInt32((uint)Stored.Length).CopyTo(header, 24);
        header[28] = AxisCode;
        header[29] = OrdinateCode;
        if (Date is DateTime date)
        {
            UInt32((uint)((date.Year << 20) | (date.Month << 16) | (date.Day << 11) | (date.Hour << 6) | date.Minute)).CopyTo(header, 32);
        }

        Text(Resolution, header, 36, 9);
        Text(Source, header, 45, 9);
        Text(Memo, header, 88, 130);
        Text(Labels ?? string.Empty, header, 218, 30);
        return header;
    }

    /// <summary>224 bytes: the 32 up to 256 are the first subfile's header.</summary>
    private byte[] OldHeader()
    {
        byte[] header = new byte[224];
        header[0] = Flags();
        header[1] = Version;
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(2), Exponent);
        BinaryPrimitives.WriteSingleLittleEndian(header.AsSpan(4), Stored[0].Length);
        BinaryPrimitives.WriteSingleLittleEndian(header.AsSpan(8), (float)First);
        BinaryPrimitives.WriteSingleLittleEndian(header.AsSpan(12), (float)Last);
        header[16] = AxisCode;
        header[17] = OrdinateCode;
        if (Date is DateTime date)
        {
            // 5 in the upper four bits: a z axis in minutes.
            BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(18), (ushort)(date.Year | 0x5000));
            header[20] = (byte)date.Month;
            header[21] = (byte)date.Day;
            header[22] = (byte)date.Hour;
            header[23] = (byte)date.Minute;
        }

        Text(Resolution, header, 24, 8);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(34), 16);
        Text(Memo, header, 64, 130);
        Text(Labels ?? string.Empty, header, 194, 30);
        return header;
    }

    private byte[] Subheader(int index)
    {
        byte[] header = new byte[Sub];
        header[1] = (byte)(SubExponents?[index] ?? Exponent);
        header[BigEndian ? 3 : 2] = (byte)index;
        Single(index).CopyTo(header, 4);
        UInt32(OwnPositions is null ? 0 : (uint)Stored[index].Length).CopyTo(header, 16);
        return header;
    }

    private byte[] Ordinate(double stored, sbyte exponent)
    {
        if (exponent == -128)
        {
            return Single((float)stored);
        }

        if (SixteenBit)
        {
            byte[] word = BitConverter.GetBytes((short)stored);
            return BigEndian ? [.. word.Reverse()] : word;
        }

        byte[] bytes = BitConverter.GetBytes((int)stored);
        return Version switch
        {
            0x4C => [.. bytes.Reverse()],
            0x4D => [bytes[2], bytes[3], bytes[0], bytes[1]],
            _ => bytes,
        };
    }

    private byte[] UInt32(uint value) => BigEndian ? [.. BitConverter.GetBytes(value).Reverse()] : BitConverter.GetBytes(value);

    private byte[] Single(float value) => BigEndian ? [.. BitConverter.GetBytes(value).Reverse()] : BitConverter.GetBytes(value);

    private byte[] Double(double value) => BigEndian ? [.. BitConverter.GetBytes(value).Reverse()] : BitConverter.GetBytes(value);

    private static void Text(string text, byte[] header, int at, int width) =>
        Encoding.Latin1.GetBytes(text.Length > width ? text[..width] : text).CopyTo(header, at);
}
