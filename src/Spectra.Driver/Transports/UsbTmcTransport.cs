namespace Spectra.Driver.Transports;

/// <summary>A USB test-and-measurement instrument, by its device file.</summary>
/// <remarks>
/// <para>Such an instrument sends only what it is asked for, and stalls when it is asked without having an answer: so nothing is read until somebody wants to read, and what the instrument has not handed over when it is unplugged is lost.</para>
/// <para>The kernel's calls wait for the instrument, so one thread makes them all; a read that was called off goes on there, and what it brings is kept for the next. When the instrument is silent, closing leaves the thread to end by itself when the call's own time is up.</para>
/// </remarks>
internal sealed class UsbTmcTransport : BufferedTransport
{
    private const int StackSize = 256 * 1024;
    private const int ReadSize = 64 * 1024;
    private const nuint SetTimeout = 0x40045B0A;

    // What the kernel takes at least, and what is enough for a wait without a limit.
    private const double ShortestMilliseconds = 100;
    private const double LongestMilliseconds = 3_600_000;

    private readonly int _descriptor;
    private readonly WakeUp _wakeUp;
    private readonly Lock _line = new();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Outgoing? _outgoing;
    private TimeSpan? _asked;
    private int _askings;
    private bool _closing;
    private bool _gone;

    /// <param name="address">Where it leads.</param>
    /// <param name="descriptor">The open device file, which is closed with this.</param>
    /// <param name="wakeUp">Closed with this, too.</param>
    public UsbTmcTransport(DeviceAddress address, int descriptor, WakeUp wakeUp)
        : base(address)
    {
        _descriptor = descriptor;
        _wakeUp = wakeUp;
        new Thread(Work, StackSize) { IsBackground = true, Name = $"{address}" }.Start();
    }

    public override ValueTask<Transfer> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (Received.Count == 0 && timeout != TimeSpan.Zero && !cancellationToken.IsCancellationRequested)
        {
            lock (_line)
            {
                _asked = timeout;
                _askings++;
                Wake();
            }
        }

        return Received.ReadAsync(buffer, timeout, cancellationToken);
    }

    public override async ValueTask<Transfer> WriteAsync(ReadOnlyMemory<byte> bytes, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return new Transfer(TransferStatus.Cancelled, 0);
        }

        // A copy: the call may go on after the caller has given up.
        Outgoing outgoing = new(bytes.ToArray(), timeout);
        lock (_line)
        {
            if (_gone || _closing)
            {
                return new Transfer(TransferStatus.HungUp, 0);
            }

            if (_outgoing is not null)
            {
                throw new InvalidOperationException("Another write to this line is still waiting: one writer at a time.");
            }

            _outgoing = outgoing;
            Wake();
        }

        TransferStatus status = await outgoing.Waiting.EndedAsync(timeout, cancellationToken).ConfigureAwait(false);
        lock (_line)
        {
            _outgoing = null;
            return new Transfer(outgoing.Rest.IsEmpty ? TransferStatus.Done : status, bytes.Length - outgoing.Rest.Length);
        }
    }

    protected override void Resume()
    {
        // Nothing is read ahead, so the buffer never fills.
    }

    protected override Task CloseAsync()
    {
        lock (_line)
        {
            _closing = true;
            _outgoing?.Waiting.End(TransferStatus.HungUp);
            Wake();
        }

        return _closed.Task;
    }

    private void Wake()
    {
        if (!_gone)
        {
            _wakeUp.Signal();
        }
    }

    private void Work()
    {
        byte[] taken = new byte[ReadSize];
        while (Next(out Outgoing? outgoing, out TimeSpan? asked))
        {
            int written = outgoing is null ? -LinuxCalls.TryAgain : Write(outgoing);
            int read = asked is { } time ? Read(taken, time) : -LinuxCalls.TryAgain;
            if (!Stands(written) || !Stands(read) || (written == -LinuxCalls.TryAgain && read == -LinuxCalls.TryAgain && !Wait(outgoing is not null, asked is not null)))
            {
                break;
            }
        }

        LetGo();
    }

    private bool Next(out Outgoing? outgoing, out TimeSpan? asked)
    {
        lock (_line)
        {
            outgoing = _outgoing is { Rest.IsEmpty: false } ? _outgoing : null;
            asked = Received.Count == 0 ? _asked : null;
            return !_closing;
        }
    }

    private static bool Stands(int answer) => answer is >= 0 or -LinuxCalls.TryAgain or -LinuxCalls.TimedOut;

    private int Write(Outgoing outgoing)
    {
        LimitCalls(outgoing.Timeout);
        int count = LinuxCalls.Write(_descriptor, outgoing.Rest.Span);
        lock (_line)
        {
            outgoing.Rest = outgoing.Rest[Math.Max(0, count)..];
            if (outgoing.Rest.IsEmpty)
            {
                outgoing.Waiting.End(TransferStatus.Done);
            }
            else if (count == -LinuxCalls.TimedOut)
            {
                outgoing.Waiting.End(TransferStatus.TimedOut);
            }
        }

        return count;
    }

    private int Read(byte[] taken, TimeSpan time)
    {
        LimitCalls(time);
        int before = Volatile.Read(ref _askings);
        int count = LinuxCalls.Read(_descriptor, taken);
        Received.Put(taken.AsSpan(0, Math.Max(0, count)));
        lock (_line)
        {
            // What came answers whoever asked meanwhile, too; an instrument that has nothing yet is not done with.
            if (count > 0 || (count != -LinuxCalls.TryAgain && before == _askings))
            {
                _asked = null;
            }
        }

        return count;
    }

    private void LimitCalls(TimeSpan time)
    {
        int milliseconds = (int)(time == Timeout.InfiniteTimeSpan ? LongestMilliseconds : Math.Clamp(time.TotalMilliseconds, ShortestMilliseconds, LongestMilliseconds));
        _ = LinuxCalls.Control(_descriptor, SetTimeout, ref milliseconds);
    }

    /// <returns>Whether the line stands.</returns>
    private bool Wait(bool toWrite, bool toRead)
    {
        short events = (short)((toWrite ? LinuxCalls.PollOut : 0) | (toRead ? LinuxCalls.PollIn : 0));
        Span<PollEntry> entries = [new PollEntry(_descriptor, events), new PollEntry(_wakeUp.Descriptor, LinuxCalls.PollIn)];
        if (LinuxCalls.Poll(entries, -1) < 0)
        {
            return false;
        }

        if (entries[1].Returned != 0)
        {
            _wakeUp.Clear();
        }

        return (entries[0].Returned & LinuxCalls.PollHangUp) == 0;
    }

    private void LetGo()
    {
        lock (_line)
        {
            _gone = true;
            _outgoing?.Waiting.End(TransferStatus.HungUp);
            _wakeUp.Dispose();
        }

        Received.Complete();
        LinuxCalls.Close(_descriptor);
        _closed.SetResult();
    }

    private sealed class Outgoing(byte[] bytes, TimeSpan timeout)
    {
        public ReadOnlyMemory<byte> Rest { get; set; } = bytes;

        public TimeSpan Timeout => timeout;

        public Waiting Waiting { get; } = new();
    }
}
