using System.IO.Ports;

namespace Spectra.Driver.Transports;

/// <summary>A serial line by the framework's own port, for systems whose device files are not driven directly.</summary>
/// <remarks>That port may stay open for itself when it is unplugged, hang when it is closed and ignore time limits. So every wait here has a token, a watch looks whether the port still answers, and closing is left to a thread of its own. Of a write that was cut off, up to <see cref="WriteSize"/> bytes more may have left than are reported.</remarks>
internal sealed class SerialPortTransport : PumpedTransport
{
    /// <summary>How many bytes are handed to the port at once.</summary>
    internal const int WriteSize = 512;

    private const int ReadSize = 16 * 1024;
    private static readonly TimeSpan WatchEvery = TimeSpan.FromMilliseconds(20);

    private readonly SerialPort _port;
    private readonly Stream _stream;
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _watched;

    /// <param name="address">Where it leads.</param>
    /// <param name="port">The open port, which is closed with this.</param>
    public SerialPortTransport(DeviceAddress address, SerialPort port)
        : base(address)
    {
        _port = port;
        _stream = port.BaseStream;
        _watched = LetGoAsync();
    }

    protected override bool IsGone(Exception failure) => IsOver(failure);

    protected override async Task ClosedAsync()
    {
        await _watched.ConfigureAwait(false);
        await _closed.Task.ConfigureAwait(false);
    }

    private static bool IsOver(Exception failure) => failure is IOException or UnauthorizedAccessException or InvalidOperationException or TimeoutException;

    /// <summary>A copy is written: the port may go on with it after the caller has given up.</summary>
    protected override async ValueTask<int> WriteSomeAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        byte[] some = bytes[..Math.Min(bytes.Length, WriteSize)].ToArray();
        await _stream.WriteAsync(some, cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        return some.Length;
    }

    private async Task LetGoAsync()
    {
        // Whichever ends first: the other one may hang.
        await Task.WhenAny(Task.Run(() => UntilGoneAsync(PumpAsync)), Task.Run(() => UntilGoneAsync(WatchAsync))).ConfigureAwait(false);
        await EndAsync().ConfigureAwait(false);
        new Thread(ClosePort) { IsBackground = true, Name = $"closing {Address}" }.Start();
    }

    private static async Task UntilGoneAsync(Func<Task> what)
    {
        try
        {
            await what().ConfigureAwait(false);
        }
        catch (Exception gone) when (IsOver(gone) || gone is OperationCanceledException)
        {
            // Unplugged, or closed by us: either way it is over.
        }
    }

    private async Task PumpAsync()
    {
        byte[] taken = new byte[ReadSize];
        int count;
        do
        {
            int room = await RoomAsync().ConfigureAwait(false);
            count = await _stream.ReadAsync(taken.AsMemory(0, Math.Min(room, ReadSize)), Ended).ConfigureAwait(false);
            Received.Put(taken.AsSpan(0, count));
        }
        while (count > 0);
    }

    /// <summary>Ends when the port no longer answers: unplugged, a read may wait for ever.</summary>
    private async Task WatchAsync()
    {
        while (_port.BytesToRead >= 0)
        {
            await Task.Delay(WatchEvery, Ended).ConfigureAwait(false);
        }
    }

    private void ClosePort()
    {
        try
        {
            _port.Dispose();
        }
        catch (Exception gone) when (IsOver(gone))
        {
            // It was gone already.
        }

        _closed.SetResult();
    }
}
