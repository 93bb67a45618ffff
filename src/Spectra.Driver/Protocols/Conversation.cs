using Spectra.Driver.Framing;
using Spectra.Driver.Journals;
using Spectra.Driver.Profiles;
using Spectra.Driver.Transports;

namespace Spectra.Driver.Protocols;

/// <summary>A line with the bytes received on it that nobody has read yet: writes requests, reads frames, gets back in step. One request is in flight at a time.</summary>
internal sealed class Conversation(ITransport transport, ProfileTiming timing, SessionJournal journal, TimeProvider time) : IAsyncDisposable
{
    private const int ReadBytes = 64 * 1024;

    // However slowly an answer drips in, it has to end.
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(2);

    private byte[] _received = new byte[ReadBytes];
    private int _start;
    private int _end;

    /// <summary>How long things may take.</summary>
    public ProfileTiming Timing => timing;

    /// <summary>Where everything out of the ordinary is noted.</summary>
    public SessionJournal Journal => journal;

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>Where the numbers begin by which an answer is told from an old one: anywhere, so that an answer to an earlier session is not taken for one to this.</summary>
    /// <remarks>Fixed where the session is recorded or is one that was: a transcript plays back only to a host that asks what was asked then.</remarks>
    public uint FirstToken { get; init; } = (uint)Environment.TickCount;

    /// <summary>The same line with another profile's patience; this one is not used again.</summary>
    public Conversation With(ProfileTiming other) => new(transport, other, journal, time) { FirstToken = FirstToken };

    private ReadOnlySpan<byte> Unread => _received.AsSpan(_start, _end - _start);

    /// <summary>Waits until nothing has come for as long as the profile asks, and drops what came: stale bytes, the chatter of modem daemons.</summary>
    public ValueTask<ExchangeOutcome> SettleAsync(CancellationToken cancellationToken) => DrainAsync(timing.Quiet, cancellationToken);

    /// <summary>Drops what came and what comes until the line has been quiet for a while.</summary>
    /// <returns>Timed out, which is the quiet; or hung up or cancelled.</returns>
    public async ValueTask<ExchangeOutcome> DrainAsync(TimeSpan quiet, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        while (true)
        {
            Discard();
            ExchangeOutcome outcome = await FillAsync(quiet, cancellationToken).ConfigureAwait(false);
            if (outcome != ExchangeOutcome.Answered || time.GetElapsedTime(start) > LongestAnswer)
            {
                return outcome == ExchangeOutcome.Answered ? ExchangeOutcome.TimedOut : outcome;
            }
        }
    }

    /// <summary>Writes a request; what lies unread before it is no answer to it and is dropped.</summary>
    public async ValueTask<ExchangeOutcome> AskAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        ExchangeOutcome there = await FillAsync(TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        Discard();
        if (there is ExchangeOutcome.HungUp or ExchangeOutcome.Cancelled)
        {
            return there;
        }

        journal.Asked();
        return await WriteAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes bytes.</summary>
    public async ValueTask<ExchangeOutcome> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        Transfer written = await transport.WriteAsync(bytes, timing.Answer + timing.Answer, cancellationToken).ConfigureAwait(false);
        journal.Sent(written.Count);
        return Of(written.Status);
    }

    /// <summary>Waits for a frame.</summary>
    /// <param name="framing">What cuts frames.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<Exchange<TFrame>> ReadAsync<TFrame>(IFraming<TFrame> framing, CancellationToken cancellationToken)
        where TFrame : class
    {
        long start = time.GetTimestamp();
        while (true)
        {
            FrameReading<TFrame> reading = framing.Read(Unread);
            _start += reading.Consumed;
            if (reading.Noise > 0)
            {
                journal.Noise(reading.Noise);
            }

            if (reading.State == FrameState.Complete)
            {
                return new Exchange<TFrame>(ExchangeOutcome.Answered, reading.Frame);
            }

            if (reading.State == FrameState.Corrupt)
            {
                journal.Note("corrupt", reading.Fault ?? "What came is no good frame.");
                return new Exchange<TFrame>(ExchangeOutcome.Corrupt, null);
            }

            ExchangeOutcome outcome = time.GetElapsedTime(start) > LongestAnswer
                ? ExchangeOutcome.TimedOut
                : await FillAsync(timing.Answer, cancellationToken).ConfigureAwait(false);
            if (outcome != ExchangeOutcome.Answered)
            {
                return new Exchange<TFrame>(outcome, null);
            }
        }
    }

    /// <summary>Waits for bytes and hands over all there are.</summary>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="take">Takes the bytes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<ExchangeOutcome> ReceiveAsync(TimeSpan timeout, Action<ReadOnlyMemory<byte>> take, CancellationToken cancellationToken)
    {
        if (_start == _end && await FillAsync(timeout, cancellationToken).ConfigureAwait(false) is var outcome && outcome != ExchangeOutcome.Answered)
        {
            return outcome;
        }

        ReadOnlyMemory<byte> all = _received.AsMemory(_start, _end - _start);
        (_start, _end) = (0, 0);
        take(all);
        return ExchangeOutcome.Answered;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => transport.DisposeAsync();

    private void Discard()
    {
        if (_end > _start)
        {
            journal.Noise(_end - _start);
            journal.Note("noise", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_end - _start} bytes came that answer nothing."));
        }

        (_start, _end) = (0, 0);
    }

    private async ValueTask<ExchangeOutcome> FillAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        MakeRoom();
        Transfer came = await transport.ReadAsync(_received.AsMemory(_end), timeout, cancellationToken).ConfigureAwait(false);
        _end += came.Count;
        journal.Received(came.Count);
        return Of(came.Status);
    }

    /// <summary>Framings are bounded, so what is unread is; the room grows to twice the largest frame and no further.</summary>
    private void MakeRoom()
    {
        if (_start > 0)
        {
            Unread.CopyTo(_received);
            (_start, _end) = (0, _end - _start);
        }

        if (_received.Length - _end < ReadBytes / 2)
        {
            Array.Resize(ref _received, _received.Length * 2);
        }
    }

    private static ExchangeOutcome Of(TransferStatus status) => status switch
    {
        TransferStatus.Done => ExchangeOutcome.Answered,
        TransferStatus.TimedOut => ExchangeOutcome.TimedOut,
        TransferStatus.HungUp => ExchangeOutcome.HungUp,
        TransferStatus.Cancelled => ExchangeOutcome.Cancelled,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
