using System.Buffers.Binary;
using System.Text;

namespace Spectra.Matching.Tests.Formats.Opus;

/// <summary>Writes OPUS files from the public descriptions of the readers brukeropus and opusreader2; it shares no code with the reader.</summary>
internal sealed class OpusFile
{
    public const uint Absorbance = 0x100F;
    public const uint Transmittance = 0x140F;
    public const uint KubelkaMunk = 0x180F;
    public const uint Reflectance = 0x300F;
    public const uint SampleSingleBeam = 0x0407;
    public const uint ReferenceSingleBeam = 0x040B;
    public const uint SampleInterferogram = 0x0807;
    public const uint SamplePhase = 0x0C07;
    public const uint InstrumentParameters = 0x20;
    public const uint ReferenceAcquisition = 0x38;
    public const uint AcquisitionParameters = 0x30;
    public const uint Optics = 0x60;
    public const uint Sample = 0xA0;
    public const uint History = 0x40680000;

    private readonly List<(uint Type, byte[] Content)> _blocks = [];

    /// <summary>Adds ordinates and their status parameters.</summary>
    public OpusFile Data(uint type, double first, double last, float[] ordinates, params (string Name, object Value)[] more)
    {
        Block(type, [.. ordinates.SelectMany(BitConverter.GetBytes)]);
        return Parameters(type | 0x10, [("DPF", 1), ("NPT", ordinates.Length), ("FXV", first), ("LXV", last), ("CSF", 1.0), ("DXU", "WN"), .. more]);
    }

    public OpusFile Block(uint type, byte[] content)
    {
        _blocks.Add((type, content));
        return this;
    }

    /// <summary>Adds a parameter block; of a name given twice the last value counts.</summary>
    public OpusFile Parameters(uint type, params (string Name, object Value)[] values)
    {
        using MemoryStream block = new();
        foreach ((string name, object value) in values.GroupBy(pair => pair.Name).Select(group => group.Last()))
        {
            byte[] bytes = value switch
            {
                int integer => BitConverter.GetBytes(integer),
                double real => BitConverter.GetBytes(real),
                string text => [.. Encoding.Latin1.GetBytes(text), 0, .. new byte[(text.Length + 1) % 2]],
                _ => throw new ArgumentException($"{name} is a {value.GetType()}.", nameof(values)),
            };
            block.Write(Encoding.ASCII.GetBytes(name + "\0"));
            block.Write(BitConverter.GetBytes((ushort)(value is int ? 0 : value is double ? 1 : 2)));
            block.Write(BitConverter.GetBytes((ushort)(bytes.Length / 2)));
            block.Write(bytes);
        }

        block.Write("END\0"u8);
        block.Write(new byte[4]);
        while (block.Length % 4 != 0)
        {
            block.WriteByte(0);
        }

        return Block(type, block.ToArray());
    }

    public byte[] ToBytes()
    {
        const int Room = 40;
        int at = 24 + (12 * Room);
        byte[] bytes = new byte[at + _blocks.Sum(block => block.Content.Length)];
        new byte[] { 0x0A, 0x0A, 0xFE, 0xFE }.CopyTo(bytes, 0);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(4), 920622);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), 24);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(16), Room);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(20), _blocks.Count + 1);
        Entry(bytes, 24, 0x3400, 12 * Room, 24);
        int entry = 36;
        foreach ((uint type, byte[] content) in _blocks)
        {
            Entry(bytes, entry, type, content.Length, at);
            content.CopyTo(bytes, at);
            at += content.Length;
            entry += 12;
        }

        return bytes;
    }

    private static void Entry(byte[] bytes, int at, uint type, int length, int offset)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), type);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at + 4), length / 4);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at + 8), offset);
    }
}
