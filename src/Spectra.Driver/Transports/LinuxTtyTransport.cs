namespace Spectra.Driver.Transports;

/// <summary>A serial line of Linux, driven by raw calls on its device file.</summary>
/// <remarks>One thread waits for the line, to give or to take bytes, and for a wake-up; it sleeps while nothing happens, and is the only one that closes the descriptor. A dead line is let go of as soon as that is noticed, so that the device comes back under its old name.</remarks>
internal sealed class LinuxTtyTransport : BufferedTransport
{
    private const int StackSize = 256 * 1024;

    // A read of a tty gives at most 4095 bytes.
    private const int ReadSize = 4096;

    private readonly int _descriptor;
    private readonly WakeUp _wakeUp;
    private readonly Lock _line = new();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ReadOnlyMemory<byte> _unwritten;
    private Waiting? _writing;
    private bool _closing;
    private bool _gone;

    /// <param name="address">Where it leads.</param>
    /// <param name="descriptor">The open, raw, non-blocking line, which is closed with this.</param>
    /// <param name="wakeUp">Closed with this, too.</param>
    public LinuxTtyTransport(DeviceAddress address, int descriptor, WakeUp wakeUp)
        : base(address)
    {
        _descriptor = descriptor;
        _wakeUp = wakeUp;
        new Thread(Pump, StackSize) { IsBackground = true, Name = $"{address}" }.Start();
    }

    public override ValueTask<Transfer> WriteAsync(ReadOnlyMemory<byte> bytes, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromResult(new Transfer(TransferStatus.Cancelled, 0));
        }

        Waiting waiting;
        lock (_line)
        {
            if (_writing is not null)
            {
                throw new InvalidOperationException("Another write to this line is still waiting: one writer at a time.");
            }

            _unwritten = bytes;
            if (_gone || _closing || !WriteSome())
            {
                return ValueTask.FromResult(new Transfer(TransferStatus.HungUp, bytes.Length - Forget()));
            }

            if (_unwritten.IsEmpty || timeout == TimeSpan.Zero)
            {
                int left = Forget();
                return ValueTask.FromResult(new Transfer(left == 0 ? TransferStatus.Done : TransferStatus.TimedOut, bytes.Length - left));
            }

            waiting = _writing = new Waiting();
            _wakeUp.Signal();
        }

        return new ValueTask<Transfer>(WrittenAsync(bytes.Length, waiting.EndedAsync(timeout, cancellationToken)));
    }

    protected override void Resume()
    {
        lock (_line)
        {
            if (!_gone)
            {
                _wakeUp.Signal();
            }
        }
    }

    protected override Task CloseAsync()
    {
        lock (_line)
        {
            _closing = true;
            _writing?.End(TransferStatus.HungUp);
            if (!_gone)
            {
                _wakeUp.Signal();
            }
        }

        return _closed.Task;
    }

    private async Task<Transfer> WrittenAsync(int length, Task<TransferStatus> waited)
    {
        TransferStatus status = await waited.ConfigureAwait(false);
        lock (_line)
        {
            _writing = null;
            int left = Forget();
            return new Transfer(left == 0 ? TransferStatus.Done : status, length - left);
        }
    }

    /// <summary>The caller's memory is not touched after this.</summary>
    /// <returns>How many bytes were not written.</returns>
    private int Forget()
    {
        int left = _unwritten.Length;
        _unwritten = default;
        return left;
    }

    /// <returns>Whether the line stands.</returns>
    private bool WriteSome()
    {
        if (_unwritten.IsEmpty)
        {
            return true;
        }

        int written = LinuxCalls.Write(_descriptor, _unwritten.Span);
        if (written > 0)
        {
            _unwritten = _unwritten[written..];
        }

        return written is >= 0 or -LinuxCalls.TryAgain;
    }

    private void Pump()
    {
        byte[] taken = new byte[ReadSize];
        Span<PollEntry> entries = stackalloc PollEntry[2];
        int room;
        do
        {
            room = Received.AskForRoom();
            entries[0] = new PollEntry(_descriptor, Wanted(room));
            entries[1] = new PollEntry(_wakeUp.Descriptor, LinuxCalls.PollIn);
        }
        while (LinuxCalls.Poll(entries, -1) >= 0 && IsWanted(entries[1].Returned) && Give(entries[0].Returned) && Take(entries[0].Returned, taken.AsSpan(0, Math.Min(room, ReadSize))));

        LetGo();
    }

    private short Wanted(int room)
    {
        lock (_line)
        {
            return (short)((room > 0 ? LinuxCalls.PollIn : 0) | (_unwritten.IsEmpty ? 0 : LinuxCalls.PollOut));
        }
    }

    private bool IsWanted(short wokenUp)
    {
        if (wokenUp != 0)
        {
            _wakeUp.Clear();
        }

        lock (_line)
        {
            return !_closing;
        }
    }

    private bool Give(short returned)
    {
        if ((returned & LinuxCalls.PollOut) == 0)
        {
            return true;
        }

        lock (_line)
        {
            bool stands = WriteSome();
            if (stands && _unwritten.IsEmpty)
            {
                _writing?.End(TransferStatus.Done);
            }

            return stands;
        }
    }

    private bool Take(short returned, Span<byte> taken)
    {
        if ((returned & ~LinuxCalls.PollOut) == 0)
        {
            return true;
        }

        // With no room for more, only a hang-up is reported, and what the line held is lost with it.
        int count = taken.IsEmpty ? 0 : LinuxCalls.Read(_descriptor, taken);
        if (count > 0)
        {
            Received.Put(taken[..count]);
        }

        return count is > 0 or -LinuxCalls.TryAgain;
    }

    private void LetGo()
    {
        lock (_line)
        {
            _gone = true;
            _writing?.End(TransferStatus.HungUp);
            _wakeUp.Dispose();
        }

        Received.Complete();
        LinuxTtyOpening.Close(_descriptor);
        _closed.SetResult();
    }
}
