using System.Buffers.Binary;
using System.Text;
using Spectra.Emulator.Detector;
using Spectra.Emulator.Records;

namespace Spectra.Emulator.Protocols;

/// <summary>NIRscan-like packets: <c>ABCD</c>, a sum, flags, sequence, length, command, group, payload, <c>DCBA</c>.</summary>
internal sealed class PacketProtocol : FramedProtocol
{
    private const int LargestPayload = 220;
    private const int Before = 14;
    private const int After = 4;
    private const byte AnswerFlag = 0x80;
    private const byte ErrorStatus = 1 << 4;
    private const byte BusyStatus = 2 << 4;

    private readonly SimulatedDetector _detector;
    private readonly Dictionary<(byte Group, byte Command), Func<ReadOnlyMemory<byte>, byte[]?>> _answers = [];

    public PacketProtocol(HostLink link, SimulatedDetector detector)
        : base(link)
    {
        _detector = detector;
        InstrumentProfile profile = detector.Profile;
        Add(profile.GroupAndCommand("serial"), _ => Text(detector.Identity.Serial));
        Add(profile.GroupAndCommand("model"), _ => Text($"{detector.Identity.Make} {detector.Identity.Model}"));
        Add(profile.GroupAndCommand("firmware"), _ => Text(detector.Identity.Firmware));
        Add(profile.GroupAndCommand("count"), _ => Number(detector.Memory.Records.Count));
        Add(profile.GroupAndCommand("entry"), request => Record(request) is { } record ? Text(detector.CatalogueLine(record)) : null);
        Add(profile.GroupAndCommand("read"), Read);
        Add(profile.GroupAndCommand("acknowledge"), Acknowledge);
        Add(profile.GroupAndCommand("clock"), _ => Text(detector.Clock.Text(detector.Clock.Now)));
        foreach ((string figure, System.Text.Json.JsonElement asked) in profile.Health)
        {
            Add(InstrumentProfile.GroupAndCommand(asked), _ => Text(detector.Health(figure)));
        }
    }

    /// <inheritdoc/>
    protected override int? Length(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> start = "ABCD"u8;
        int compared = Math.Min(bytes.Length, start.Length);
        if (!bytes[..compared].SequenceEqual(start[..compared]))
        {
            return null;
        }

        if (bytes.Length < Before)
        {
            return Before;
        }

        int length = BinaryPrimitives.ReadUInt16LittleEndian(bytes[10..]);
        return length is >= 2 and <= LargestPayload + 2 ? Before + length - 2 + After : null;
    }

    /// <inheritdoc/>
    protected override bool IsWhole(ReadOnlySpan<byte> frame) =>
        frame[^After..].SequenceEqual("DCBA"u8) && BinaryPrimitives.ReadUInt32LittleEndian(frame[4..]) == Sum(frame[8..^After]) && (frame[8] & AnswerFlag) == 0;

    /// <inheritdoc/>
    protected override void Answer(byte[] frame)
    {
        byte sequence = frame[9];
        byte command = frame[12];
        byte group = frame[13];
        CommandFate fate = Link.NextCommand(Ahead);
        byte[]? payload = fate == CommandFate.Ordinary && _answers.TryGetValue((group, command), out Func<ReadOnlyMemory<byte>, byte[]?>? answer)
            ? answer(frame.AsMemory(Before, frame.Length - Before - After))
            : null;
        byte status = payload is { Length: <= LargestPayload } ? (byte)0 : fate == CommandFate.Busy ? BusyStatus : ErrorStatus;
        byte[] content = status == 0 ? payload! : [];
        Link.Answer(Packet(status, sequence, command, group, content, 0), by => Packet(status, sequence, command, group, content, by));
    }

    private void Add((byte Group, byte Command)? command, Func<ReadOnlyMemory<byte>, byte[]?> answer)
    {
        if (command is { } given)
        {
            _answers.TryAdd(given, answer);
        }
    }

    private static byte[] Packet(byte status, byte sequence, byte command, byte group, byte[] payload, int wrongBy)
    {
        byte[] packet = new byte[Before + payload.Length + After];
        "ABCD"u8.CopyTo(packet);
        packet[8] = (byte)(AnswerFlag | status);
        packet[9] = sequence;
        BinaryPrimitives.WriteUInt16LittleEndian(packet.AsSpan(10), (ushort)(payload.Length + 2 + wrongBy));
        packet[12] = command;
        packet[13] = group;
        payload.CopyTo(packet, Before);
        "DCBA"u8.CopyTo(packet.AsSpan(Before + payload.Length));
        BinaryPrimitives.WriteUInt32LittleEndian(packet.AsSpan(4), Sum(packet.AsSpan(8, Before - 8 + payload.Length)));
        return packet;
    }

    private byte[]? Read(ReadOnlyMemory<byte> request)
    {
        if (request.Length != 10 || Record(request) is not { } record)
        {
            return null;
        }

        uint offset = BinaryPrimitives.ReadUInt32LittleEndian(request.Span[4..]);
        int length = Math.Min((int)BinaryPrimitives.ReadUInt16LittleEndian(request.Span[8..]), LargestPayload - 8);
        return _detector.Range(record, offset, length) is { } range ? [.. request.Span[..8], .. range.Span] : null;
    }

    private byte[]? Acknowledge(ReadOnlyMemory<byte> request)
    {
        if (Record(request) is not { } record)
        {
            return null;
        }

        _detector.Memory.Acknowledge(record);
        return [];
    }

    private StoredRecord? Record(ReadOnlyMemory<byte> request) =>
        request.Length >= 4 && BinaryPrimitives.ReadUInt32LittleEndian(request.Span) is uint number && number < _detector.Memory.Records.Count
            ? _detector.Memory.Records[(int)number]
            : null;

    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        foreach (byte next in bytes)
        {
            sum += next;
        }

        return sum;
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Number(int number)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }
}
