using Spectra.Driver.Transports;

namespace Spectra.Driver.Tests.Transports;

/// <summary>What every line promises, whatever it is made of.</summary>
public abstract class TransportContractTests
{
    private protected static readonly TimeSpan Long = TimeSpan.FromSeconds(20);
    private protected static readonly TimeSpan Short = TimeSpan.FromMilliseconds(30);

    /// <summary>How many bytes go through the line in the larger tests.</summary>
    private protected virtual int Many => 1024 * 1024;

    /// <summary>Whether what was handed over of a write that was cut off is known to the byte.</summary>
    private protected virtual bool CountsToTheByte => true;

    /// <summary>Whether bytes are taken off the line without being asked for.</summary>
    private protected virtual bool ReadsAhead => true;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4095)]
    [InlineData(100_000)]
    public async Task BytesComeInOrderHoweverTheyAreCut(int cut)
    {
        await using Connection connection = await ConnectAsync();
        byte[] sent = Bytes(30_000, cut);
        Task sending = connection.FromDeviceAsync(sent);

        byte[] received = await ReadAsync(connection.Line, sent.Length, cut);
        await sending;

        Assert.Equal(sent, received);
    }

    [Fact]
    public async Task EveryValueOfAByteGoesThroughBothWays()
    {
        await using Connection connection = await ConnectAsync();
        byte[] all = [.. Enumerable.Range(0, 256).Select(static value => (byte)value)];

        await connection.FromDeviceAsync(all);
        Assert.Equal(all, await ReadAsync(connection.Line, 256, 256));
        Assert.Equal(new Transfer(TransferStatus.Done, 256), await connection.Line.WriteAsync(all, Long, default));
        Assert.Equal(all, await connection.AtDeviceAsync(256));
    }

    [Fact]
    public async Task ManyBytesGoBothWaysAtOnce()
    {
        await using Connection connection = await ConnectAsync();
        byte[] down = Bytes(Many, 1);
        byte[] up = Bytes(Many, 2);
        Task fromDevice = connection.FromDeviceAsync(down);
        Task<byte[]> atDevice = connection.AtDeviceAsync(Many);
        Task<Transfer> written = connection.Line.WriteAsync(up, Long, default).AsTask();

        Assert.Equal(down, await ReadAsync(connection.Line, Many, 65_536));
        Assert.Equal(new Transfer(TransferStatus.Done, Many), await written);
        Assert.Equal(up, await atDevice);
        await fromDevice;
    }

    [Fact]
    public async Task AReadThatTimesOutStealsNothing()
    {
        await using Connection connection = await ConnectAsync();

        Assert.Equal(new Transfer(TransferStatus.TimedOut, 0), await connection.Line.ReadAsync(new byte[16], Short, default));
        Assert.Equal(new Transfer(TransferStatus.TimedOut, 0), await connection.Line.ReadAsync(new byte[16], TimeSpan.Zero, default));

        await connection.FromDeviceAsync([1, 2, 3]);
        Assert.Equal([1, 2, 3], await ReadAsync(connection.Line, 3, 16));
    }

    [Fact]
    public async Task AReadThatIsCalledOffStealsNothing()
    {
        await using Connection connection = await ConnectAsync();
        using CancellationTokenSource off = new();
        ValueTask<Transfer> waiting = connection.Line.ReadAsync(new byte[16], Long, off.Token);
        Assert.False(waiting.IsCompleted);
        await off.CancelAsync();

        Assert.Equal(new Transfer(TransferStatus.Cancelled, 0), await waiting);
        Assert.Equal(new Transfer(TransferStatus.Cancelled, 0), await connection.Line.ReadAsync(new byte[16], Long, off.Token));

        await connection.FromDeviceAsync([1, 2, 3]);
        Assert.Equal([1, 2, 3], await ReadAsync(connection.Line, 3, 16));
    }

    [Fact]
    public async Task BytesThatCameBeforeAHangUpArriveAndThenItStaysHungUp()
    {
        await using Connection connection = await ConnectAsync();
        byte[] last = ReadsAhead ? Bytes(10_000, 5) : [];
        await connection.FromDeviceAsync(last);
        await ArrivedAsync(connection.Line, last.Length);
        connection.Device.HangUp();
        await HungUpAsync(connection.Line);

        Assert.Equal(last, await ReadAsync(connection.Line, last.Length, 999));
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(new Transfer(TransferStatus.HungUp, 0), await connection.Line.ReadAsync(new byte[16], Long, default));
            Assert.Equal(new Transfer(TransferStatus.HungUp, 0), await connection.Line.WriteAsync(new byte[16], Long, default));
        }
    }

    [Fact]
    public async Task AHangUpWakesAReader()
    {
        await using Connection connection = await ConnectAsync();
        ValueTask<Transfer> waiting = connection.Line.ReadAsync(new byte[16], Long, default);
        Assert.False(waiting.IsCompleted);

        connection.Device.HangUp();

        Assert.Equal(new Transfer(TransferStatus.HungUp, 0), await waiting);
    }

    [Fact]
    public async Task AFullLineTimesAWriteOutSaysHowMuchItTookAndStands()
    {
        await using Connection connection = await ConnectAsync();
        byte[] sent = Bytes(16 * 1024 * 1024, 3);

        Transfer cut = await connection.Line.WriteAsync(sent, Short, default);
        Assert.Equal(TransferStatus.TimedOut, cut.Status);
        Assert.InRange(cut.Count, 1, sent.Length - 1);

        using CancellationTokenSource off = new(Short);
        Transfer called = await connection.Line.WriteAsync(sent.AsMemory(cut.Count), Long, off.Token);
        Assert.Equal(TransferStatus.Cancelled, called.Status);

        int before = cut.Count + called.Count;
        if (!CountsToTheByte)
        {
            await StandsAsync(connection, before);
            return;
        }

        Task<byte[]> atDevice = connection.AtDeviceAsync(before + 1000);
        Assert.Equal(new Transfer(TransferStatus.Done, 1000), await connection.Line.WriteAsync(sent.AsMemory(before, 1000), Long, default));
        byte[] arrived = await atDevice;
        Assert.True(sent.AsSpan(0, before + 1000).SequenceEqual(arrived));
    }

    [Fact]
    public async Task ClosingWakesAReaderAndAWriterAndMayBeDoneTwice()
    {
        await using Connection connection = await ConnectAsync();
        ValueTask<Transfer> reading = connection.Line.ReadAsync(new byte[16], Long, default);
        ValueTask<Transfer> writing = connection.Line.WriteAsync(new byte[16 * 1024 * 1024], Long, default);
        Assert.False(reading.IsCompleted || writing.IsCompleted);

        Assert.InRange(await ClosingAsync(connection.Line), TimeSpan.Zero, TimeSpan.FromSeconds(0.5));

        Assert.Equal(new Transfer(TransferStatus.HungUp, 0), await reading);
        Assert.Equal(TransferStatus.HungUp, (await writing).Status);
        await connection.Line.DisposeAsync();
        Assert.Equal(new Transfer(TransferStatus.HungUp, 0), await connection.Line.ReadAsync(new byte[16], Long, default));
        Assert.Equal(new Transfer(TransferStatus.HungUp, 0), await connection.Line.WriteAsync(new byte[16], Long, default));
    }

    [Fact]
    public async Task ASecondReaderAtTheSameTimeIsAMistakeOfTheProgram()
    {
        await using Connection connection = await ConnectAsync();
        ValueTask<Transfer> first = connection.Line.ReadAsync(new byte[16], Long, default);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await connection.Line.ReadAsync(new byte[16], Long, default));
        await connection.FromDeviceAsync([9]);
        Assert.Equal(new Transfer(TransferStatus.Done, 1), await first);
    }

    /// <summary>A device's end, and where it is reached.</summary>
    private protected abstract (IFarEnd Device, DeviceAddress Address) Device();

    private protected virtual ValueTask<TransportOpening> OpenAsync(DeviceAddress address, LineSettings settings) => TransportFactory.OpenAsync(address, settings, default);

    private protected async Task<Connection> ConnectAsync()
    {
        (IFarEnd device, DeviceAddress address) = Device();
        return new Connection(device, await OpenedAsync(address));
    }

    private protected async Task<ITransport> OpenedAsync(DeviceAddress address) =>
        await OpenAsync(address, LineSettings.Default) switch
        {
            TransportOpening.Opened opened => opened.Transport,
            TransportOpening.Refused refused => throw new InvalidOperationException(refused.Sentence),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private protected async Task<TransportOpening.Refused> RefusedAsync(DeviceAddress address, LineSettings? settings = null) =>
        Assert.IsType<TransportOpening.Refused>(await OpenAsync(address, settings ?? LineSettings.Default));

    /// <summary>Waits until the line itself has taken that many bytes off the wire.</summary>
    private protected static async Task ArrivedAsync(ITransport line, int count)
    {
        while (((BufferedTransport)line).Received.Count < count)
        {
            await Task.Delay(1);
        }
    }

    private protected static byte[] Bytes(int count, int seed)
    {
        byte[] bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private protected static async Task<byte[]> ReadAsync(ITransport line, int count, int cut)
    {
        byte[] bytes = new byte[count];
        int read = 0;
        while (read < count)
        {
            Transfer transfer = await line.ReadAsync(bytes.AsMemory(read, Math.Min(cut, count - read)), Long, default);
            Assert.Equal(TransferStatus.Done, transfer.Status);
            Assert.InRange(transfer.Count, 1, Math.Min(cut, count - read));
            read += transfer.Count;
        }

        return bytes;
    }

    /// <summary>What is written once the line has room again comes whole after what was cut off.</summary>
    private static async Task StandsAsync(Connection connection, int before)
    {
        byte[] mark = Bytes(1000, 8);
        Task<byte[]> first = connection.AtDeviceAsync(before + mark.Length);
        Assert.Equal(new Transfer(TransferStatus.Done, mark.Length), await connection.Line.WriteAsync(mark, Long, default));
        byte[] arrived = [.. await first, .. connection.Device.Read(4 * SerialPortTransport.WriteSize, TimeSpan.FromMilliseconds(200))];
        Assert.True(arrived.AsSpan().EndsWith(mark));
    }

    /// <summary>Measured off the few threads that the test runner lets its tests continue on.</summary>
    private static Task<TimeSpan> ClosingAsync(ITransport line) => Task.Run(async () =>
    {
        long start = TimeProvider.System.GetTimestamp();
        await line.DisposeAsync();
        return TimeProvider.System.GetElapsedTime(start);
    });

    /// <summary>Waits until the hang-up is noticed, without taking bytes off.</summary>
    private static async Task HungUpAsync(ITransport line)
    {
        while ((await line.WriteAsync(new byte[1], Short, default)).Status != TransferStatus.HungUp)
        {
            await Task.Delay(1);
        }
    }
}
