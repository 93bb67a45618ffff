using System.Collections.Immutable;
using System.Globalization;
using Spectra.Driver.Framing;
using Spectra.Driver.Protocols;

namespace Spectra.Driver.Docking;

/// <summary>A device that sends its files by itself: what it has is known only as it goes.</summary>
/// <remarks>The file's end is answered only when the session asks for the next file, so a file is safe before the sender hears that it arrived.</remarks>
internal sealed class DropSource(IFileReceiver receiver, Conversation conversation, DeviceIdentity identity, long maximumBytes) : IRecordSource
{
    private const int MostCheckSumQuestions = 4;
    private const int MostFiles = 100_000;

    // A line that is never quiet and never says anything is at another speed, or no sender's.
    private static readonly TimeSpan LongestNoise = TimeSpan.FromMinutes(2);

    private bool? _givesCheckSums;
    private bool _isAccepted;
    private bool _hasBegun;
    private ReceiverStep.Offered? _begunAnew;
    private int _offers;

    /// <inheritdoc/>
    public bool CanResume => receiver is ZmodemReceiver;

    /// <inheritdoc/>
    public ValueTask<Answer<Greeting>> GreetAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(Answer.Given(new Greeting(identity, DeviceHealth.NotReported, [])));

    /// <inheritdoc/>
    public ValueTask<Answer<Listing>> ListAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Answer.Given(new Listing(null, null, [])));

    /// <inheritdoc/>
    public async ValueTask<Answer<StoredRecord?>> NextAsync(CancellationToken cancellationToken)
    {
        _isAccepted = false;
        Answer<ReceiverStep?> step = Answer.Given<ReceiverStep?>(_begunAnew);
        _begunAnew = null;
        while (step is { IsGiven: true, Value: null or ReceiverStep.Content or ReceiverStep.Received })
        {
            // The rest of a file that was left in the middle is let by.
            step = await StepAsync(isPatient: true, cancellationToken).ConfigureAwait(false);
        }

        if (!step.IsGiven || step.Value is not ReceiverStep.Offered { File: { } file })
        {
            return step.IsGiven ? Answer.Given<StoredRecord?>(null) : step.As<StoredRecord?>();
        }

        if (_offers++ >= MostFiles)
        {
            return Answer.Lost<StoredRecord?>(string.Create(CultureInfo.InvariantCulture, $"The device offers more than {MostFiles:N0} files in one session: dock it again for the rest."));
        }

        Answer<uint?> crc32 = receiver is ZmodemReceiver zmodem && _givesCheckSums != false
            ? await ReadCheckSumAsync(zmodem, cancellationToken).ConfigureAwait(false)
            : Answer.Given<uint?>(null);
        return crc32.IsGiven ? Answer.Given<StoredRecord?>(RecordOf(file) with { Crc32 = crc32.Value }) : crc32.As<StoredRecord?>();
    }

    /// <inheritdoc/>
    public ValueTask<Answer<bool>> PassOverAsync(StoredRecord record, CancellationToken cancellationToken)
    {
        receiver.Skip();
        return ValueTask.FromResult(Answer.Given(true));
    }

    /// <inheritdoc/>
    public async ValueTask<Answer<Piece>> ReadAsync(StoredRecord record, long offset, CancellationToken cancellationToken)
    {
        if (!_isAccepted && record.Bytes > maximumBytes)
        {
            receiver.Skip();
            return Answer.Given<Piece>(new Piece.Left(NotTakenReason.BeyondLimit, string.Create(CultureInfo.InvariantCulture, $"'{record.Name}' is said to have {record.Bytes:N0} bytes; at most {maximumBytes:N0} are read.")));
        }

        if (!_isAccepted)
        {
            _isAccepted = true;
            receiver.Accept(offset);
        }

        Answer<ReceiverStep?> step = await StepAsync(isPatient: true, cancellationToken).ConfigureAwait(false);
        return !step.IsGiven ? step.As<Piece>() : step.Value switch
        {
            ReceiverStep.Content content => Answer.Given<Piece>(new Piece.Content(content.Bytes, IsLast: false)),
            ReceiverStep.Received => Answer.Given<Piece>(new Piece.Content(ReadOnlyMemory<byte>.Empty, IsLast: true)),
            ReceiverStep.Offered offered => BegunAnew(offered, record),
            _ => Answer.Lost<Piece>($"The device broke off '{record.Name}'."),
        };
    }

    /// <inheritdoc/>
    public bool Distrust() => false;

    /// <inheritdoc/>
    public ValueTask<Answer<bool>> AcknowledgeAsync(StoredRecord record, CancellationToken cancellationToken) => ValueTask.FromResult(Answer.Given(true));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => conversation.DisposeAsync();

    private Answer<Piece> BegunAnew(ReceiverStep.Offered offered, StoredRecord record)
    {
        _begunAnew = offered;
        return Answer.Given<Piece>(new Piece.Left(NotTakenReason.Unreadable, $"The device began anew before '{record.Name}' was whole: send it again, it goes on from what came."));
    }

    /// <summary>The CRC-32 of the whole file on offer; null where the sender gives none.</summary>
    private async ValueTask<Answer<uint?>> ReadCheckSumAsync(ZmodemReceiver zmodem, CancellationToken cancellationToken)
    {
        for (int question = 0; question < MostCheckSumQuestions; question++)
        {
            zmodem.AskForCheckSum();
            Answer<ReceiverStep?> step = await StepAsync(isPatient: false, cancellationToken).ConfigureAwait(false);
            if (!step.IsGiven)
            {
                return step.As<uint?>();
            }

            if (step.Value is ReceiverStep.CheckSummed { Crc32: var crc32 })
            {
                _givesCheckSums = true;
                return Answer.Given<uint?>(crc32);
            }
        }

        if (_givesCheckSums == true)
        {
            return Answer.Lost<uint?>("The device no longer answers: the check sum of a file was asked for and did not come.");
        }

        _givesCheckSums = false;
        conversation.Journal.Note("unchecked", "The sender does not tell check sums of whole files: only their pieces are checked.");
        return Answer.Given<uint?>(null);
    }

    /// <summary>Goes on until something happens that the session has to know.</summary>
    /// <param name="isPatient">Whether the receiver asks again when nothing comes; otherwise that is what happened, and there is no step.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    private async ValueTask<Answer<ReceiverStep?>> StepAsync(bool isPatient, CancellationToken cancellationToken)
    {
        long start = conversation.Time.GetTimestamp();
        long understood = start;
        while (true)
        {
            while (receiver.TryNext(out ReceiverStep? step))
            {
                understood = conversation.Time.GetTimestamp();
                switch (step)
                {
                    case ReceiverStep.Send send:
                        ExchangeOutcome written = await conversation.WriteAsync(send.Bytes, cancellationToken).ConfigureAwait(false);
                        if (written != ExchangeOutcome.Answered)
                        {
                            return Broken(written);
                        }

                        break;
                    case ReceiverStep.CheckSummed when isPatient:
                        // Nobody waits for it any more: it was asked for twice, or came twice.
                        break;
                    case ReceiverStep.Failed failed:
                        return Answer.Lost<ReceiverStep?>(failed.Sentence);
                    default:
                        return Answer.Given<ReceiverStep?>(step);
                }
            }

            ExchangeOutcome came = await conversation.ReceiveAsync(conversation.Timing.Answer, Take, cancellationToken).ConfigureAwait(false);
            if (came is ExchangeOutcome.HungUp or ExchangeOutcome.Cancelled)
            {
                return Broken(came);
            }

            if (conversation.Time.GetElapsedTime(understood) > LongestNoise)
            {
                return Answer.Lost<ReceiverStep?>("What comes on the line is no file transfer: check its speed and what is plugged in, then dock again.");
            }

            if (came == ExchangeOutcome.TimedOut && !isPatient)
            {
                return Answer.Given<ReceiverStep?>(null);
            }

            if (came == ExchangeOutcome.TimedOut)
            {
                if (!_hasBegun && conversation.Time.GetElapsedTime(start) > conversation.Timing.Begin)
                {
                    return Answer.Lost<ReceiverStep?>(string.Create(CultureInfo.InvariantCulture, $"The device sent nothing for {conversation.Timing.Begin.TotalSeconds:F0} seconds: press its send key, then dock again."));
                }

                receiver.NothingCame();
            }
        }
    }

    private void Take(ReadOnlyMemory<byte> bytes)
    {
        _hasBegun = true;
        receiver.Receive(bytes.Span);
    }

    private static Answer<ReceiverStep?> Broken(ExchangeOutcome outcome) => outcome == ExchangeOutcome.Cancelled
        ? Answer.Cancelled<ReceiverStep?>()
        : Answer.Lost<ReceiverStep?>("The line went away while the device was sending.");

    private static StoredRecord RecordOf(FileOffer file) => new()
    {
        Id = file.Name,
        Name = FileNames.Sanitise(file.Name),
        Bytes = file.Bytes,
        DeviceTime = file.Modified?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        MeasuredAt = file.Modified,
    };
}
