using System.Buffers.Binary;
using System.Text;
using Spectra.Emulator.Detector;
using Spectra.Emulator.Records;

namespace Spectra.Emulator.Protocols;

/// <summary>NIRscan-like packets: <c>ABCD</c>, a sum, flags, sequence, length, command, group, payload, <c>DCBA</c>.</summary>
internal sealed class PacketProtocol : IProtocol
{
    private const int LargestPayload = 220;
    private const int Before = 14;
    private const int After = 4;
    private const byte AnswerFlag = 0x80;
    private const byte ErrorStatus = 1 << 4;
    private const byte BusyStatus = 2 << 4;

    private readonly HostLink _link;
    private readonly SimulatedDetector _detector;
    private readonly Dictionary<(byte Group, byte Command), Func<ReadOnlyMemory<byte>, byte[]?>> _answers = [];
    private readonly List<byte> _received = [];

    public PacketProtocol(HostLink link, SimulatedDetector detector)
    {
        _link = link;
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
    public void Converse()
    {
        _received.Clear();
        byte[] buffer = new byte[1024];
        while (true)
        {
            int count = _link.Receive(buffer, -1);
            _received.AddRange(buffer.AsSpan(0, count));
            while (TryTake(out byte[]? packet))
            {
                Answer(packet);
            }
        }
    }

    private void Add((byte Group, byte Command)? command, Func<ReadOnlyMemory<byte>, byte[]?> answer)
    {
        if (command is { } given)
        {
            _answers.TryAdd(given, answer);
        }
    }

    // What begins like a packet and is none loses its first byte, and the search goes on behind it.
    private bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out byte[]? packet)
    {
        ReadOnlySpan<byte> start = "ABCD"u8;
        packet = null;
        while (_received.Count > 0)
        {
            Span<byte> bytes = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_received);
            int compared = Math.Min(bytes.Length, start.Length);
            if (!bytes[..compared].SequenceEqual(start[..compared]))
            {
                _received.RemoveAt(0);
                continue;
            }

            if (bytes.Length < Before)
            {
                return false;
            }

            int length = BinaryPrimitives.ReadUInt16LittleEndian(bytes[10..]);
            int whole = Before + length - 2 + After;
            if (length is >= 2 and <= LargestPayload + 2 && bytes.Length < whole)
            {
                return false;
            }

            if (length is < 2 or > LargestPayload + 2 || !IsWhole(bytes[..whole]))
            {
                _received.RemoveAt(0);
                continue;
            }

            packet = bytes[..whole].ToArray();
            _received.RemoveRange(0, whole);
            return true;
        }

        return false;
    }

    private static bool IsWhole(ReadOnlySpan<byte> packet) =>
        packet[^After..].SequenceEqual("DCBA"u8) && BinaryPrimitives.ReadUInt32LittleEndian(packet[4..]) == Sum(packet[8..^After]) && (packet[8] & AnswerFlag) == 0;

    private void Answer(byte[] request)
    {
        byte sequence = request[9];
        byte command = request[12];
        byte group = request[13];
        CommandFate fate = _link.NextCommand();
        byte[]? payload = fate == CommandFate.Ordinary && _answers.TryGetValue((group, command), out Func<ReadOnlyMemory<byte>, byte[]?>? answer)
            ? answer(request.AsMemory(Before, request.Length - Before - After))
            : null;
        byte status = payload is { Length: <= LargestPayload } ? (byte)0 : fate == CommandFate.Busy ? BusyStatus : ErrorStatus;
        byte[] content = status == 0 ? payload! : [];
        _link.Answer(Packet(status, sequence, command, group, content, 0), by => Packet(status, sequence, command, group, content, by));
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
