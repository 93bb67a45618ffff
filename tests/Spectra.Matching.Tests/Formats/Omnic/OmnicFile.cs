using System.Buffers.Binary;
using System.Text;

namespace Spectra.Matching.Tests.Formats.Omnic;

/// <summary>
/// Writes OMNIC .spa and .spg files from the public description in the SpectroChemPy documentation; it shares no code with the reader.
/// Groups (.spg) are tested against this writer alone: no sample by another program was to be had.
/// </summary>
internal sealed class OmnicFile
{
    private static readonly DateTime Epoch = new(1899, 12, 31, 0, 0, 0, DateTimeKind.Utc);

    private readonly List<(byte Key, byte[] Content)> _blocks = [];

    public string Title { get; init; } = "title";

    public DateTime? Time { get; init; }

    public static string Signature { get; } = "Spectral Data File";

    /// <summary>Adds header and ordinates of a spectrum.</summary>
    public OmnicFile Spectrum(float first, float last, float[] ordinates, byte axisCode = 0x01, byte ordinateCode = 0x11, uint? declaredPoints = null)
    {
        byte[] header = new byte[140];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 3);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4), declaredPoints ?? (uint)ordinates.Length);
        header[8] = axisCode;
        header[12] = ordinateCode;
        BinaryPrimitives.WriteSingleLittleEndian(header.AsSpan(16), first);
        BinaryPrimitives.WriteSingleLittleEndian(header.AsSpan(20), last);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(36), 32);
        _blocks.Add((0x02, header));
        _blocks.Add((0x03, [.. ordinates.SelectMany(BitConverter.GetBytes)]));
        return this;
    }

    public OmnicFile Block(byte key, byte[] content)
    {
        _blocks.Add((key, content));
        return this;
    }

    public OmnicFile Text(byte key, string text) => Block(key, [.. Encoding.Latin1.GetBytes(text), 0]);

    /// <summary>Title and time of the spectrum before, as a group keeps them.</summary>
    public OmnicFile OwnTitle(string title, DateTime time)
    {
        byte[] block = new byte[300];
        Encoding.Latin1.GetBytes(title).CopyTo(block, 0);
        BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(256), (uint)(time - Epoch).TotalSeconds);
        return Block(0x6B, block);
    }

    public OmnicFile Experiment(string accessory)
    {
        byte[] block = new byte[932];
        block[0] = 0x79;
        Encoding.Latin1.GetBytes(accessory).CopyTo(block, 413);
        return Block(0x82, block);
    }

    public byte[] ToBytes()
    {
        int at = 304 + (16 * (_blocks.Count + 1));
        byte[] bytes = new byte[at + _blocks.Sum(block => block.Content.Length)];
        Encoding.ASCII.GetBytes(Signature).CopyTo(bytes, 0);
        Encoding.Latin1.GetBytes(Title).CopyTo(bytes, 30);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(294), (ushort)_blocks.Count);
        if (Time is DateTime time)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(296), (uint)(time - Epoch).TotalSeconds);
        }

        int record = 304;
        foreach ((byte key, byte[] content) in _blocks)
        {
            bytes[record] = key;
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(record + 2), (uint)at);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(record + 6), (uint)content.Length);
            content.CopyTo(bytes, at);
            at += content.Length;
            record += 16;
        }

        return bytes;
    }
}
