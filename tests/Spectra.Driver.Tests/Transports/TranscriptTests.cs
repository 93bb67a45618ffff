using System.Text;
using Spectra.Driver.Transports;

namespace Spectra.Driver.Tests.Transports;

public sealed class TranscriptTests : IDisposable
{
    private const string Session = """
        0.000 < 4154
        0.100 > 2A49444E3F0A

        0.120 < 41434D
        0.121 < 450A
        0.200 > 0102
        0.300 < FF
        0.400 ! hang-up
        """;

    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100)]
    public async Task TheDeviceSaysWhatItSaidOnceTheHostHasSaidWhatItSaidHoweverItIsCut(int cut)
    {
        await using ITransport line = await OpenAsync(Session);

        Assert.Equal("4154", await ReadAllAsync(line, cut));
        foreach (byte[] piece in "*IDN?\n"u8.ToArray().Chunk(cut))
        {
            Assert.Equal(new Transfer(TransferStatus.TimedOut, 0), await line.ReadAsync(new byte[cut], Long, default));
            Assert.Equal(new Transfer(TransferStatus.Done, piece.Length), await line.WriteAsync(piece, Long, default));
        }

        Assert.Equal("41434D450A", await ReadAllAsync(line, cut));
        Assert.Equal(new Transfer(TransferStatus.Done, 2), await line.WriteAsync(new byte[] { 1, 2 }, Long, default));
        Assert.Equal("FF", await ReadAllAsync(line, cut));
        Assert.Equal(new Transfer(TransferStatus.HungUp, 0), await line.ReadAsync(new byte[cut], Long, default));
        Assert.Equal(new Transfer(TransferStatus.HungUp, 0), await line.WriteAsync(new byte[1], Long, default));
        Assert.Null(Assert.IsType<TranscriptTransport>(line).Fault);
    }

    [Fact]
    public async Task AHostThatWritesOtherBytesIsHungUpOnAndToldWhere()
    {
        await using ITransport line = await OpenAsync(Session);
        _ = await ReadAllAsync(line, 10);

        Assert.Equal(new Transfer(TransferStatus.HungUp, 3), await line.WriteAsync("*IDX?\n"u8.ToArray(), Long, default));
        Assert.Equal(new Transfer(TransferStatus.HungUp, 0), await line.ReadAsync(new byte[9], Long, default));
        string? fault = Assert.IsType<TranscriptTransport>(line).Fault;
        Assert.Contains("After 3 bytes from the host", fault, StringComparison.Ordinal);
        Assert.Contains("wrote 58, recorded is 4E", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AHostThatWritesMoreThanWasRecordedIsToldSo()
    {
        await using ITransport line = await OpenAsync("0.1 > 01\n");

        Assert.Equal(new Transfer(TransferStatus.HungUp, 1), await line.WriteAsync(new byte[] { 1, 2 }, Long, default));
        Assert.Contains("nothing more is recorded", Assert.IsType<TranscriptTransport>(line).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AReadWithoutALimitWaitsForTheWriteThatBringsTheAnswer()
    {
        await using ITransport line = await OpenAsync("0.1 > 01\n0.2 < 07\n");
        byte[] buffer = new byte[4];
        ValueTask<Transfer> waiting = line.ReadAsync(buffer, Timeout.InfiniteTimeSpan, default);
        Assert.False(waiting.IsCompleted);

        _ = await line.WriteAsync(new byte[] { 1 }, Long, default);

        Assert.Equal(new Transfer(TransferStatus.Done, 1), await waiting);
        Assert.Equal(7, buffer[0]);
    }

    [Fact]
    public async Task WhatIsRecordedFromALinePlaysBackTheSame()
    {
        byte[] question = [.. Enumerable.Range(0, 1500).Select(static i => (byte)i)];
        byte[] answer = [.. question.Reverse()];
        using SocketEnd device = new();
        TransportOpening opening = await TransportFactory.OpenAsync(new DeviceAddress.Tcp("127.0.0.1", device.Port), LineSettings.Default, default);
        ITransport inner = Assert.IsType<TransportOpening.Opened>(opening).Transport;
        await using (RecordingTransport line = new(inner, File.Create(_path), TimeProvider.System))
        {
            Assert.Equal(new Transfer(TransferStatus.Done, question.Length), await line.WriteAsync(question, Long, default));
            Assert.Equal(question, device.Read(question.Length, Long));
            device.Write(answer);
            Assert.Equal(Convert.ToHexString(answer), await ReadAsync(line, answer.Length));
            device.HangUp();
            Assert.Equal(TransferStatus.HungUp, (await line.ReadAsync(new byte[1], Long, default)).Status);
        }

        await using ITransport replay = await OpenAsync(await File.ReadAllTextAsync(_path));
        Assert.Equal(new Transfer(TransferStatus.Done, question.Length), await replay.WriteAsync(question, Long, default));
        Assert.Equal(Convert.ToHexString(answer), await ReadAsync(replay, answer.Length));
        Assert.Equal(TransferStatus.HungUp, (await replay.ReadAsync(new byte[1], Long, default)).Status);
        Assert.Null(Assert.IsType<TranscriptTransport>(replay).Fault);
    }

    [Fact]
    public async Task AFullTranscriptSaysSoOnceStaysWithinItsSizeAndTheSessionGoesOn()
    {
        using SocketEnd device = new();
        TransportOpening opening = await TransportFactory.OpenAsync(new DeviceAddress.Tcp("127.0.0.1", device.Port), LineSettings.Default, default);
        ITransport inner = Assert.IsType<TransportOpening.Opened>(opening).Transport;
        await using (RecordingTransport line = new(inner, File.Create(_path), TimeProvider.System, limit: 300))
        {
            for (int i = 0; i < 50; i++)
            {
                Assert.Equal(new Transfer(TransferStatus.Done, 2), await line.WriteAsync(new byte[] { 1, 2 }, Long, default));
            }

            Assert.Equal(100, device.Read(100, Long).Length);
        }

        string[] lines = await File.ReadAllLinesAsync(_path);
        Assert.InRange(new FileInfo(_path).Length, 1, 300);
        Assert.EndsWith("# full", Assert.Single(lines, static line => line.Contains('#', StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.EndsWith("# full", lines[^1], StringComparison.Ordinal);

        await using ITransport replay = await OpenAsync(string.Join('\n', lines));
        Assert.Equal(2 * (lines.Length - 1), (await replay.WriteAsync(Enumerable.Repeat(new byte[] { 1, 2 }, 50).SelectMany(static two => two).ToArray(), Long, default)).Count);
        Assert.Contains("was full", Assert.IsType<TranscriptTransport>(replay).Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("0.1 > 0")]
    [InlineData("0.1 > 0G")]
    [InlineData("0.1 ? 00")]
    [InlineData("x < 00")]
    public async Task AFileThatIsNoTranscriptIsRefusedWithTheLine(string line)
    {
        await File.WriteAllTextAsync(_path, $"0.0 > 01\n{line}\n");

        TransportOpening.Refused refused = Assert.IsType<TransportOpening.Refused>(await TransportFactory.OpenAsync(new DeviceAddress.Transcript(_path), LineSettings.Default, default));
        Assert.Equal(TransportRefusal.WrongKind, refused.Reason);
        Assert.Contains("line 2", refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATranscriptThatIsNotThereIsAbsent()
    {
        TransportOpening opening = await TransportFactory.OpenAsync(new DeviceAddress.Transcript($"{_path}.none"), LineSettings.Default, default);

        Assert.Equal(TransportRefusal.Absent, Assert.IsType<TransportOpening.Refused>(opening).Reason);
    }

    [Fact]
    public async Task AFolderAndTheSimulatedDetectorAreNoLines()
    {
        foreach (DeviceAddress address in (DeviceAddress[])[new DeviceAddress.Folder("/tmp"), new DeviceAddress.Simulated("x")])
        {
            TransportOpening opening = await TransportFactory.OpenAsync(address, LineSettings.Default, default);
            Assert.Equal(TransportRefusal.WrongKind, Assert.IsType<TransportOpening.Refused>(opening).Reason);
        }
    }

    private static async Task<string> ReadAllAsync(ITransport line, int cut)
    {
        StringBuilder text = new();
        byte[] buffer = new byte[cut];
        while (await line.ReadAsync(buffer, Long, default) is { Status: TransferStatus.Done } transfer)
        {
            text.Append(Convert.ToHexString(buffer.AsSpan(0, transfer.Count)));
        }

        return text.ToString();
    }

    private static async Task<string> ReadAsync(ITransport line, int count)
    {
        byte[] bytes = new byte[count];
        int read = 0;
        while (read < count)
        {
            Transfer transfer = await line.ReadAsync(bytes.AsMemory(read), Long, default);
            Assert.Equal(TransferStatus.Done, transfer.Status);
            read += transfer.Count;
        }

        return Convert.ToHexString(bytes);
    }

    private async Task<ITransport> OpenAsync(string text)
    {
        await File.WriteAllTextAsync(_path, text);
        return Assert.IsType<TransportOpening.Opened>(await TransportFactory.OpenAsync(new DeviceAddress.Transcript(_path), LineSettings.Default, default)).Transport;
    }
}
