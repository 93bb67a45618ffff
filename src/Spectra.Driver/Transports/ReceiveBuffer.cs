namespace Spectra.Driver.Transports;

/// <summary>The bytes that came off a line and nobody has read yet: one producer, one consumer, first in, first out, bounded.</summary>
internal sealed class ReceiveBuffer
{
    private const int FirstSize = 16 * 1024;

    private readonly Lock _gate = new();
    private readonly int _capacity;
    private readonly Action _roomMade;
    private byte[] _ring;
    private int _start;
    private int _count;
    private bool _stalled;
    private bool _completed;
    private Waiting? _waiting;

    /// <param name="capacity">The most it holds, in bytes.</param>
    /// <param name="roomMade">Called when the producer was told that there is no room and there is some again.</param>
    public ReceiveBuffer(int capacity, Action roomMade)
    {
        _capacity = capacity;
        _roomMade = roomMade;
        _ring = new byte[Math.Min(FirstSize, capacity)];
    }

    /// <summary>How many bytes wait to be read.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _count;
            }
        }
    }

    /// <summary>How many bytes may be put in; after 0 the producer is called when that changes.</summary>
    public int AskForRoom()
    {
        lock (_gate)
        {
            int room = _capacity - _count;
            _stalled = room == 0;
            return room;
        }
    }

    /// <summary>Puts bytes in, at most as many as there was room for; after the end they are dropped.</summary>
    public void Put(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        lock (_gate)
        {
            if (_completed)
            {
                return;
            }

            ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes.Length, _capacity - _count);
            Grow(_count + bytes.Length);
            int end = (_start + _count) % _ring.Length;
            int first = Math.Min(bytes.Length, _ring.Length - end);
            bytes[..first].CopyTo(_ring.AsSpan(end));
            bytes[first..].CopyTo(_ring);
            _count += bytes.Length;
            _waiting?.End(TransferStatus.Done);
        }
    }

    /// <summary>No more bytes will come: what is there can still be read.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _completed = true;
            _waiting?.End(TransferStatus.HungUp);
        }
    }

    /// <summary>Nobody wants the bytes any more.</summary>
    public void Discard()
    {
        lock (_gate)
        {
            _count = 0;
            _completed = true;
            _waiting?.End(TransferStatus.HungUp);
        }
    }

    /// <summary>As <see cref="ITransport.ReadAsync"/>.</summary>
    public ValueTask<Transfer> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(buffer.Length);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromResult(new Transfer(TransferStatus.Cancelled, 0));
        }

        Waiting? waiting = null;
        lock (_gate)
        {
            if (_waiting is not null)
            {
                throw new InvalidOperationException("Another read of this line is still waiting: one reader at a time.");
            }

            if (_count == 0 && !_completed && timeout != TimeSpan.Zero)
            {
                waiting = _waiting = new Waiting();
            }
        }

        return waiting is null
            ? ValueTask.FromResult(Take(buffer.Span, TransferStatus.TimedOut))
            : new ValueTask<Transfer>(TakeLaterAsync(buffer, waiting.EndedAsync(timeout, cancellationToken)));
    }

    private async Task<Transfer> TakeLaterAsync(Memory<byte> buffer, Task<TransferStatus> waited)
    {
        TransferStatus status = await waited.ConfigureAwait(false);
        lock (_gate)
        {
            _waiting = null;
        }

        return Take(buffer.Span, status);
    }

    /// <summary>What is there is given out, however the wait for it ended: so a wait that was called off loses nothing.</summary>
    private Transfer Take(Span<byte> buffer, TransferStatus otherwise)
    {
        bool resume;
        int count;
        lock (_gate)
        {
            count = Math.Min(_count, buffer.Length);
            if (count == 0)
            {
                return new Transfer(_completed ? TransferStatus.HungUp : otherwise, 0);
            }

            int first = Math.Min(count, _ring.Length - _start);
            _ring.AsSpan(_start, first).CopyTo(buffer);
            _ring.AsSpan(0, count - first).CopyTo(buffer[first..]);
            _count -= count;
            _start = _count == 0 ? 0 : (_start + count) % _ring.Length;
            resume = _stalled;
            _stalled = false;
        }

        if (resume)
        {
            _roomMade();
        }

        return new Transfer(TransferStatus.Done, count);
    }

    private void Grow(int size)
    {
        if (size <= _ring.Length)
        {
            return;
        }

        byte[] larger = new byte[Math.Min(_capacity, Math.Max(size, 2 * _ring.Length))];
        int first = Math.Min(_count, _ring.Length - _start);
        _ring.AsSpan(_start, first).CopyTo(larger);
        _ring.AsSpan(0, _count - first).CopyTo(larger.AsSpan(first));
        _ring = larger;
        _start = 0;
    }
}
