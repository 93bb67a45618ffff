using System.Runtime.CompilerServices;
using Spectra.Driver.Journals;
using Spectra.Driver.Protocols;

namespace Spectra.Driver.Docking;

/// <summary>One docking session: connect, greet, list, take what is new, newest first, and hand it over whole.</summary>
/// <param name="address">Where the device is.</param>
/// <param name="ledger">What was taken before.</param>
/// <param name="time">The clock.</param>
/// <param name="settings">How records are judged, read and kept while they come; <see cref="DockSettings.Default"/> where null.</param>
public sealed class DockSession(DeviceAddress address, ILedger ledger, TimeProvider time, DockSettings? settings = null)
{
    private readonly DockSettings _settings = settings ?? DockSettings.Default;
    private readonly SessionJournal _journal = new(time);
    private DockTally _tally = DockTally.None;

    /// <summary>Looks whether an address can be docked, before anything is opened or made for it.</summary>
    /// <param name="address">Where the device is.</param>
    /// <returns>The refusal the session would begin and end with; null where there is none.</returns>
    public static DockOutcome.Refused? Check(DeviceAddress address) => address switch
    {
        DeviceAddress.Folder folder => FolderScan.Refusal(Path.GetFullPath(folder.Path)) is { } refusal ? new DockOutcome.Refused(refusal) : null,
        _ => null,
    };

    /// <summary>Runs the session. Nothing is ever written to a stick or removed from a device; no single record stops it.</summary>
    /// <remarks>The last event is always <see cref="DockEvent.Ended"/>. Each event is produced only when the consumer asks for it, so a consumer that commits what it was given before it goes on loses nothing at a cut.</remarks>
    /// <param name="cancellationToken">Calls the session off; the outcome then says so.</param>
    public async IAsyncEnumerable<DockEvent> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        SourceOpening opening = Check(address) is { } refused
            ? new SourceOpening.Refused(refused.Sentence)
            : await DeviceConnection.OpenAsync(address, _settings, _journal, time, cancellationToken).ConfigureAwait(false);
        if (opening is not SourceOpening.Opened opened)
        {
            yield return Ended(opening is SourceOpening.Refused { Sentence: { } sentence } ? new DockOutcome.Refused(sentence) : new DockOutcome.Cancelled(_tally));
            yield break;
        }

        DockOutcome? outcome = null;
        try
        {
            await foreach (DockEvent happened in RunAsync(opened, cancellationToken).ConfigureAwait(false))
            {
                if (happened is DockEvent.Ended { Outcome: { } reached })
                {
                    outcome = reached;
                    break;
                }

                _tally = _tally.With(happened);
                yield return happened;
            }
        }
        finally
        {
            await opened.Source.DisposeAsync().ConfigureAwait(false);
        }

        yield return Ended(outcome!);
    }

    private async IAsyncEnumerable<DockEvent> RunAsync(SourceOpening.Opened opened, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IRecordSource source = opened.Source;
        Answer<Greeting> greeting = await source.GreetAsync(cancellationToken).ConfigureAwait(false);
        if (!greeting.IsGiven)
        {
            yield return Broken(greeting);
            yield break;
        }

        yield return new DockEvent.Connected(greeting.Value.Identity, greeting.Value.Health, greeting.Value.Tags, opened.Basis);
        RecordIntake intake = new(source, ledger, _settings, _journal, time, greeting.Value.Identity.Serial);
        foreach (DockEvent recovered in intake.Recover(cancellationToken))
        {
            yield return recovered;
        }

        Answer<Listing> listing = await source.ListAsync(cancellationToken).ConfigureAwait(false);
        if (!listing.IsGiven)
        {
            yield return Broken(listing);
            yield break;
        }

        _tally = _tally with { Found = (listing.Value.Files ?? 0) + listing.Value.LeftOut.Length };
        yield return new DockEvent.Found(listing.Value.Files, listing.Value.Bytes);
        foreach (DockEvent.NotTaken leftOut in listing.Value.LeftOut)
        {
            yield return leftOut;
        }

        await foreach (DockEvent happened in TakeAllAsync(source, intake, listing.Value.Files, cancellationToken).ConfigureAwait(false))
        {
            yield return happened;
        }
    }

    private async IAsyncEnumerable<DockEvent> TakeAllAsync(IRecordSource source, RecordIntake intake, int? of, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int number = 1; ; number++)
        {
            Answer<StoredRecord?> next = cancellationToken.IsCancellationRequested ? Answer.Cancelled<StoredRecord?>() : await source.NextAsync(cancellationToken).ConfigureAwait(false);
            if (next is not { IsGiven: true, Value: { } record })
            {
                yield return next.IsGiven ? Ended(new DockOutcome.Completed(_tally)) : Broken(next);
                yield break;
            }

            _tally = of is null ? _tally with { Found = _tally.Found + 1 } : _tally;
            yield return new DockEvent.Reading(number, of, record.Name, record.Bytes);
            await foreach (DockEvent happened in intake.TakeAsync(record, cancellationToken).ConfigureAwait(false))
            {
                yield return happened;
            }

            if (intake.Stopped is { } stopped)
            {
                yield return Broken(stopped);
                yield break;
            }

            if (intake.DiskFault is { } fault)
            {
                yield return Ended(new DockOutcome.Failed(_tally, fault));
                yield break;
            }
        }
    }

    private DockEvent.Ended Broken<T>(Answer<T> answer) => Ended(answer.Kind switch
    {
        AnswerKind.Cancelled => new DockOutcome.Cancelled(_tally),
        AnswerKind.Refused => new DockOutcome.Refused(answer.Sentence!),
        _ => new DockOutcome.DeviceLost(_tally, string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{answer.Sentence} {_tally.Taken} taken before that are safe, the rest follows when it is docked again.")),
    });

    private DockEvent.Ended Ended(DockOutcome outcome) => new(outcome, new SessionReport(_journal.Elapsed, _journal.Totals, _journal.Entries));
}
