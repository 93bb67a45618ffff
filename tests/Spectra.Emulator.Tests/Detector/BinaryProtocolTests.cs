using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Spectra.Emulator.Tests.Detector;

/// <summary>The simulated detector speaks packets and the Ocean Binary Protocol; every byte here is laid out by the documents.</summary>
public class BinaryProtocolTests
{
    [Fact]
    public void APacketIsAnsweredByteForByte()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-packet", "--tcp", "0", "--records", "2", "--serial", "AB");
        using Host host = detector.Dock();

        // The serial number: group 2, command 51 (0x33), sequence 9; the sum of 00 09 02 00 33 02 is 0x40.
        host.Send(Convert.FromHexString("4142434440000000" + "00090200" + "3302" + "44434241"));

        // The answer: flags 80, length 4, "AB"; the sum of 80 09 04 00 33 02 41 42 is 0x145.
        Assert.Equal("4142434445010000" + "80090400" + "3302" + "4142" + "44434241", Convert.ToHexString(host.Bytes(20)));
    }

    [Fact]
    public void EveryRecordIsReadThroughPackets()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-packet", "--tcp", "0", "--records", "2");
        using Host host = detector.Dock();

        Assert.Equal([2, 0, 0, 0], Packet(host, 0, 43).Payload);
        string[] entry = Encoding.UTF8.GetString(Packet(host, 0, 44, 1, 0, 0, 0).Payload).Split(',');
        List<byte> content = [];
        while (content.Count < int.Parse(entry[2], CultureInfo.InvariantCulture))
        {
            byte[] request = [1, 0, 0, 0, .. BitConverter.GetBytes(content.Count), 192, 0];
            (int status, byte[] payload) = Packet(host, 0, 46, request);
            Assert.Equal(0, status);
            Assert.Equal(request[..8], payload[..8]);
            content.AddRange(payload[8..]);
        }

        Assert.Equal(detector.Records()[1].GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData([.. content])));
        Assert.Equal((0, []), Packet(host, 0, 47, 1, 0, 0, 0));
        Assert.True(detector.Records()[1].GetProperty("acknowledged").GetBoolean());
        Assert.Equal(1, Packet(host, 9, 9).Status);
        Assert.Equal(1, Packet(host, 0, 46, 7, 0, 0, 0, 0, 0, 0, 0, 1, 0).Status);
        Assert.Equal("PASS", Encoding.UTF8.GetString(Packet(host, 4, 7).Payload));
    }

    [Fact]
    public void ABrokenPacketIsPassedOverAndABusyDetectorSaysSo()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-packet", "--tcp", "0", "--records", "1");
        using Host host = detector.Dock();

        host.Send(Convert.FromHexString("41424344FF00000000090200330244434241" + "4142434441424344FFFF"));
        Assert.Equal([1, 0, 0, 0], Packet(host, 0, 43).Payload);
        detector.Ask("""faults {"faults":[{"kind":"busy","at":0},{"kind":"refused","at":1}]}""");

        Assert.Equal(2, Packet(host, 0, 43).Status);
        Assert.Equal(1, Packet(host, 0, 43).Status);
        Assert.Equal(0, Packet(host, 0, 43).Status);
    }

    [Fact]
    public void EveryRecordIsReadThroughOceanMessages()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-obp", "--tcp", "0", "--records", "3");
        using Host host = detector.Dock();

        Assert.Equal("SIM-0001", Text(Message(host, 0x100)));
        string[][] lines = [.. Text(Message(host, 0x0F000010, 0, 0, 0, 0)).TrimEnd('\n').Split('\n').Select(line => line.Split(','))];
        Assert.Equal(["1", "2", "3"], lines.Select(fields => fields[0]));
        Assert.Equal((1, 0), Refusal(Message(host, 0x0F000010, 3, 0, 0, 0)));
        List<byte> content = [];
        while (content.Count < int.Parse(lines[2][2], CultureInfo.InvariantCulture))
        {
            byte[] answer = Message(host, 0x0F000011, [.. BitConverter.GetBytes(content.Count), 0, 16, 0, 0, (byte)'3']).Content;
            Assert.Equal(content.Count, BitConverter.ToInt32(answer));
            content.AddRange(answer[4..]);
        }

        JsonElement record = detector.Records()[2];
        Assert.Equal(record.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData([.. content])));
        Assert.Equal(3, Message(host, 0x0F000012, (byte)'3').Flags);
        Assert.Equal((9, 2), Refusal(Message(host, 0x0F0000FF)));
        Assert.Equal("PASS", Text(Message(host, 0x0F000032)));
        detector.Ask("""faults {"faults":[{"kind":"busy","at":0}]}""");
        Assert.Equal((9, 7), Refusal(Message(host, 0x100)));
    }

    private static string Text((int Flags, int Error, byte[] Content) answer) => Encoding.UTF8.GetString(answer.Content);

    private static (int Flags, int Error) Refusal((int Flags, int Error, byte[] Content) answer) => (answer.Flags, answer.Error);

    private static (int Status, byte[] Payload) Packet(Host host, byte group, byte command, params byte[] payload)
    {
        byte[] summed = [0, 77, (byte)(payload.Length + 2), 0, command, group, .. payload];
        host.Send([.. "ABCD"u8, .. BitConverter.GetBytes(summed.Sum(next => next)), .. summed, .. "DCBA"u8]);
        byte[] head = host.Bytes(14);
        byte[] rest = host.Bytes(BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(10)) - 2 + 4);
        Assert.Equal("ABCD"u8.ToArray(), head[..4]);
        Assert.Equal("DCBA"u8.ToArray(), rest[^4..]);
        Assert.Equal(head[8..].Concat(rest[..^4]).Sum(next => next), BitConverter.ToInt32(head, 4));
        Assert.Equal([77, command, group], [head[9], head[12], head[13]]);
        return ((head[8] >> 4) & 3, rest[..^4]);
    }

    private static (int Flags, int Error, byte[] Content) Message(Host host, uint type, params byte[] content)
    {
        byte[] immediate = [.. content, .. new byte[16 - content.Length]];
        byte[] request = [0xC1, 0xC0, 0, 0x10, 0, 0, 0, 0, .. BitConverter.GetBytes(type), 1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 1, (byte)content.Length, .. immediate, 20, 0, 0, 0];
        host.Send([.. request, .. Md5(request), 0xC5, 0xC4, 0xC3, 0xC2]);
        byte[] header = host.Bytes(44);
        byte[] rest = host.Bytes(BitConverter.ToInt32(header, 40));
        Assert.Equal([0xC1, 0xC0, 0x00, 0x10], header[..4]);
        Assert.Equal(BitConverter.GetBytes(type).Concat(new byte[] { 1, 2, 3, 4 }), header[8..16]);
        Assert.Equal(Md5([.. header, .. rest[..^20]]), rest[^20..^4]);
        Assert.Equal([0xC5, 0xC4, 0xC3, 0xC2], rest[^4..]);
        return (BitConverter.ToUInt16(header, 4), BitConverter.ToUInt16(header, 6), rest.Length > 20 ? rest[..^20] : header[24..(24 + header[23])]);
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The published protocol's check sum.")]
    private static byte[] Md5(byte[] bytes) => MD5.HashData(bytes);
}
