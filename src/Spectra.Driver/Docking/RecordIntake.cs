using System.Runtime.CompilerServices;
using Spectra.Driver.Journals;
using Spectra.Driver.Protocols;

namespace Spectra.Driver.Docking;

/// <summary>Takes one record after the other: known or new, pulled piece by piece into the inbox, checked whole, judged, handed over, and only then acknowledged.</summary>
internal sealed class RecordIntake(IRecordSource source, ILedger ledger, DockSettings settings, SessionJournal journal, TimeProvider time, string? serial)
{
    private const int MostPulls = 4;

    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(250);

    private readonly Inbox _inbox = new(settings.Inbox);
    private readonly RecordJudge _judge = new(ledger, settings);
    private readonly HashSet<RecordKey> _unacknowledged = [];

    /// <summary>Why the session can't go on with this device; null while it can.</summary>
    public Answer<bool>? Stopped { get; private set; }

    /// <summary>Why nothing more can be kept here; null while it can.</summary>
    public string? DiskFault { get; private set; }

    /// <summary>Hands over what an earlier session pulled whole and could not commit.</summary>
    public IEnumerable<DockEvent> Recover(CancellationToken cancellationToken)
    {
        foreach (PartEntry entry in Keep(() => _inbox.Wholes(serial)) ?? [])
        {
            if (cancellationToken.IsCancellationRequested || Keep(() => _inbox.Open(entry.Key, entry.Record)) is not { } part)
            {
                yield break;
            }

            using (part)
            {
                if (!part.IsWhole)
                {
                    // Another session committed it since.
                    continue;
                }

                journal.Note("resumed", $"'{entry.Record.Name}' had come whole in an earlier session.");
                yield return _judge.Of(entry.Record, entry.Key, part.Content.ToArray());
                Keep(part.Remove);
                _ = _unacknowledged.Add(entry.Key);
            }
        }
    }

    /// <summary>Takes a record.</summary>
    public async IAsyncEnumerable<DockEvent> TakeAsync(StoredRecord record, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RecordKey? key = RecordKey.Of(serial, record);
        string? known = key is null ? null : ledger.FindContent(key);
        bool isReused = known is not null && record.Sha256 is { } stated && !stated.Equals(known, StringComparison.OrdinalIgnoreCase);
        if (known is not null && !isReused)
        {
            Stop(await source.PassOverAsync(record, cancellationToken).ConfigureAwait(false));
            yield return new DockEvent.Known(record, key, known);
            if (_unacknowledged.Remove(key!))
            {
                await AcknowledgeAsync(record, cancellationToken).ConfigureAwait(false);
            }

            yield break;
        }

        if (Keep(() => _inbox.Open(key, record)) is not { } part)
        {
            yield break;
        }

        using (part)
        {
            Pull pull = new(part, record);
            await foreach (DockEvent happened in PullAsync(pull, cancellationToken).ConfigureAwait(false))
            {
                yield return happened;
            }

            if (!pull.IsDone || !Keep(part.Complete))
            {
                yield break;
            }

            DockEvent judged = pull.HashOnly is { } hash ? _judge.TooLarge(record, key, hash) : _judge.Of(record, key, part.Content.ToArray());

            // Only now: the same content under another size or time, as a stick shows it in another zone, is no other measurement.
            if (judged is not DockEvent.Known && (isReused || (key is not null && ledger.HasOther(key))))
            {
                yield return new DockEvent.Warned($"The detector gave the id '{record.Name}' to another measurement before: it was wiped, or its memory was changed. Both are kept.");
            }

            yield return judged;

            // The consumer came back: what it was given is safe with it. It stays here until the device was told, so that after a cut in between it is told next time.
            await AcknowledgeAsync(record, cancellationToken).ConfigureAwait(false);
            if (Stopped is null)
            {
                Keep(part.Remove);
            }
        }
    }

    private async IAsyncEnumerable<DockEvent> PullAsync(Pull pull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (Part part, StoredRecord record) = (pull.Part, pull.Record);
        if (part.IsWhole)
        {
            // Passed over at the device only where it waits for an answer: the content is here.
            Stop(await source.PassOverAsync(record, cancellationToken).ConfigureAwait(false));
            pull.IsDone = true;
            yield break;
        }

        if (part.Length > 0 && !(source.CanResume && part.Length <= (record.Bytes ?? long.MaxValue)) && !Keep(part.Reset))
        {
            yield break;
        }

        if (part.Length > 0)
        {
            journal.Note("resumed", FormattableString.Invariant($"'{record.Name}' goes on from byte {part.Length}."));
        }

        for (int pulls = 1; ; pulls++)
        {
            await foreach (DockEvent happened in ReadToEndAsync(pull, cancellationToken).ConfigureAwait(false))
            {
                yield return happened;
            }

            if (!pull.IsDone || pull.HashOnly is not null || RecordCheck.Fault(record, part.Content.Span) is not { } fault)
            {
                yield break;
            }

            pull.IsDone = false;
            journal.Note("mismatch", $"'{record.Name}': {fault}");
            if (!Keep(part.Reset))
            {
                yield break;
            }

            if (pulls == MostPulls || !source.Distrust())
            {
                yield return new DockEvent.NotTaken(record.Name, NotTakenReason.Unreadable, $"'{record.Name}' did not come as the device states it and is left on it: {fault} Check the cable and dock again.");
                yield break;
            }
        }
    }

    private async IAsyncEnumerable<DockEvent> ReadToEndAsync(Pull pull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (Part part, StoredRecord record) = (pull.Part, pull.Record);
        long start = time.GetTimestamp();
        long before = part.Length;
        TimeSpan shown = TimeSpan.Zero;
        while (true)
        {
            Answer<Piece> piece = await source.ReadAsync(record, part.Length, cancellationToken).ConfigureAwait(false);
            if (!piece.IsGiven)
            {
                Stop(piece.As<bool>());
                yield break;
            }

            switch (piece.Value)
            {
                case Piece.Left left:
                    if (left.Reason == NotTakenReason.StillChanging)
                    {
                        // What came of it may be of another record.
                        Keep(part.Reset);
                    }

                    yield return new DockEvent.NotTaken(record.Name, left.Reason, left.Sentence);
                    yield break;
                case Piece.HashOnly { Sha256: { } hash }:
                    (pull.HashOnly, pull.IsDone) = (hash, true);
                    yield break;
                case Piece.Content { Bytes.Length: var more } when part.Length + more > settings.MaximumFileBytes:
                    yield return new DockEvent.NotTaken(record.Name, NotTakenReason.BeyondLimit, FormattableString.Invariant($"'{record.Name}' goes on beyond {settings.MaximumFileBytes:N0} bytes; it is left on the device."));
                    yield break;
                case Piece.Content content when !Keep(() => part.Append(content.Bytes.Span)):
                    yield break;
                case Piece.Content { IsLast: true }:
                    pull.IsDone = true;
                    yield break;
            }

            TimeSpan elapsed = time.GetElapsedTime(start);
            if (elapsed - shown >= ProgressInterval)
            {
                shown = elapsed;
                yield return new DockEvent.Progress(record.Name, part.Length, record.Bytes, (part.Length - before) / elapsed.TotalSeconds);
            }
        }
    }

    private void Stop(Answer<bool> answer) => Stopped = answer.Kind is AnswerKind.Lost or AnswerKind.Cancelled ? answer : Stopped;

    private async ValueTask AcknowledgeAsync(StoredRecord record, CancellationToken cancellationToken)
    {
        Answer<bool> answer = await source.AcknowledgeAsync(record, cancellationToken).ConfigureAwait(false);
        Stop(answer);
        if (answer.Kind == AnswerKind.Refused)
        {
            journal.Note("refused", $"The device did not take the acknowledgement of '{record.Name}': {answer.Sentence}");
        }
    }

    private bool Keep(Action work) => Keep(() =>
    {
        work();
        return this;
    }) is not null;

    private T? Keep<T>(Func<T> work)
        where T : class
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            DiskFault = $"What came can't be kept in '{settings.Inbox}': {failure.Message} Nothing is lost, the detector still has it: free space or mend the folder, then dock again.";
            return null;
        }
    }
}
