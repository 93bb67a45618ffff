using System.Collections.Immutable;
using System.Globalization;
using Spectra.Driver.Journals;
using Spectra.Driver.Profiles;
using Spectra.Driver.Protocols;

namespace Spectra.Driver.Docking;

/// <summary>A device that keeps a catalogue of records and gives any range of them.</summary>
/// <remarks>What its frames do not guard is read until two readings in a row agree; the content of a record only where the device states no check sum of it.</remarks>
internal sealed class CatalogueSource(ICatalogueProtocol protocol, DeviceProfile profile, SessionJournal journal, TimeProvider time, long maximumBytes) : IRecordSource
{
    // A line that differs may have been damaged on its way.
    private const int MostConfirmations = 3;

    private readonly Queue<StoredRecord> _records = [];
    private ImmutableArray<string> _lines = [];
    private bool _isDistrusted;

    /// <inheritdoc/>
    public bool CanResume => true;

    /// <inheritdoc/>
    public async ValueTask<Answer<Greeting>> GreetAsync(CancellationToken cancellationToken)
    {
        Answer<DeviceIdentity> identity = await AgreedAsync("the identity", () => protocol.IdentifyAsync(cancellationToken), static (a, b) => a == b).ConfigureAwait(false);
        if (!identity.IsGiven)
        {
            return identity.As<Greeting>();
        }

        Answer<DeviceHealth> health = await ReadHealthAsync(cancellationToken).ConfigureAwait(false);
        if (!health.IsGiven)
        {
            return health.As<Greeting>();
        }

        Answer<ClockReading?> clock = await ClockAsync(cancellationToken).ConfigureAwait(false);
        if (!clock.IsGiven)
        {
            return clock.As<Greeting>();
        }

        DeviceHealth stated = health.Value with
        {
            ClockRaw = clock.Value?.Raw,
            ClockOffsetSeconds = clock.Value?.OffsetSeconds,
            ClockHalfRoundTripSeconds = clock.Value?.HalfRoundTripSeconds,
        };
        return Answer.Given(new Greeting(identity.Value, stated, HealthTags.Of(stated, profile.Limits)));
    }

    /// <inheritdoc/>
    public async ValueTask<Answer<Listing>> ListAsync(CancellationToken cancellationToken)
    {
        Answer<ImmutableArray<string>> lines = await AgreedAsync("the catalogue", () => protocol.ListAsync(cancellationToken), static (a, b) => a.SequenceEqual(b)).ConfigureAwait(false);
        if (!lines.IsGiven)
        {
            return lines.As<Listing>();
        }

        _lines = lines.Value;
        ImmutableArray<DockEvent.NotTaken>.Builder leftOut = ImmutableArray.CreateBuilder<DockEvent.NotTaken>();
        for (int number = lines.Value.Length - 1; number >= 0; number--)
        {
            string line = lines.Value[number];
            if (CatalogueLine.Parse(line, number, protocol.Fields, profile, time.LocalTimeZone) is not { } record)
            {
                string shown = FileNames.Sanitise(line);
                leftOut.Add(new DockEvent.NotTaken(shown, NotTakenReason.Unreadable, $"Line {number + 1} of the device's catalogue, '{shown}', can't be understood: the record is left on the device. Check the profile's fields."));
            }
            else if (record.Bytes > maximumBytes)
            {
                leftOut.Add(new DockEvent.NotTaken(record.Name, NotTakenReason.BeyondLimit, string.Create(CultureInfo.InvariantCulture, $"'{record.Name}' is said to have {record.Bytes:N0} bytes; at most {maximumBytes:N0} are read.")));
            }
            else
            {
                _records.Enqueue(record);
            }
        }

        return Answer.Given(new Listing(_records.Count, _records.All(static record => record.Bytes is not null) ? _records.Sum(static record => record.Bytes) : null, leftOut.ToImmutable()));
    }

    /// <inheritdoc/>
    public ValueTask<Answer<StoredRecord?>> NextAsync(CancellationToken cancellationToken)
    {
        _isDistrusted = false;
        return ValueTask.FromResult(Answer.Given(_records.TryDequeue(out StoredRecord? record) ? record : null));
    }

    /// <inheritdoc/>
    public ValueTask<Answer<bool>> PassOverAsync(StoredRecord record, CancellationToken cancellationToken) => ValueTask.FromResult(Answer.Given(true));

    /// <inheritdoc/>
    public async ValueTask<Answer<Piece>> ReadAsync(StoredRecord record, long offset, CancellationToken cancellationToken)
    {
        // Of a record without a stated size one byte too many is asked for, so that one that is too long is not taken for one that just fits.
        long left = (record.Bytes ?? maximumBytes + 1) - offset;
        if (left <= 0)
        {
            return await LastAsync(record, ReadOnlyMemory<byte>.Empty, cancellationToken).ConfigureAwait(false);
        }

        int length = (int)Math.Min(protocol.ChunkBytes, left);
        ValueTask<Answer<ReadOnlyMemory<byte>>> Once() => protocol.ReadRangeAsync(record.Number!.Value, record.Id, offset, length, cancellationToken);
        Answer<ReadOnlyMemory<byte>> range = _isDistrusted || (!protocol.IsGuarded && !record.HasCheckSum)
            ? await Agreement.ReachAsync(journal, $"record {record.Id}", Once, static (a, b) => a.Span.SequenceEqual(b.Span), Answer.Lost<ReadOnlyMemory<byte>>).ConfigureAwait(false)
            : await Once().ConfigureAwait(false);
        return range.Kind == AnswerKind.Refused ? Answer.Given<Piece>(new Piece.Left(NotTakenReason.Unreadable, $"'{record.Name}' was not given by the device and is left on it: {range.Sentence}"))
            : !range.IsGiven ? range.As<Piece>()
            : range.Value.Length > length ? Answer.Given<Piece>(new Piece.Left(NotTakenReason.Unreadable, $"The device gave more of '{record.Name}' than was asked for: it is left on it."))
            : range.Value.Length == 0 || (record.Bytes is not null && range.Value.Length == left) ? await LastAsync(record, range.Value, cancellationToken).ConfigureAwait(false)
            : Answer.Given<Piece>(new Piece.Content(range.Value, IsLast: false));
    }

    /// <inheritdoc/>
    public bool Distrust()
    {
        _isDistrusted = true;
        return true;
    }

    /// <inheritdoc/>
    public ValueTask<Answer<bool>> AcknowledgeAsync(StoredRecord record, CancellationToken cancellationToken) => protocol.AcknowledgeAsync(record.Number!.Value, record.Id, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => protocol.DisposeAsync();

    /// <summary>The last piece of a record. Without a check sum nothing else tells that all pieces are of one record, so its line must still be what it was: a wiped memory gives its ids again.</summary>
    private async ValueTask<Answer<Piece>> LastAsync(StoredRecord record, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        bool isSame = record.HasCheckSum;
        for (int reading = 0; !isSame && reading < MostConfirmations; reading++)
        {
            Answer<string?> line = await protocol.ReadLineAsync(record.Number!.Value, cancellationToken).ConfigureAwait(false);
            if (line.Kind is AnswerKind.Lost or AnswerKind.Cancelled)
            {
                return line.As<Piece>();
            }

            isSame = line.IsGiven && line.Value == _lines[record.Number!.Value];
        }

        return Answer.Given<Piece>(isSame
            ? new Piece.Content(bytes, IsLast: true)
            : new Piece.Left(NotTakenReason.StillChanging, $"'{record.Name}' was deleted or replaced on the detector while it was read: it is not taken. Dock again for what is there now."));
    }

    private ValueTask<Answer<T>> AgreedAsync<T>(string what, Func<ValueTask<Answer<T>>> ask, Func<T, T, bool> agree, Func<string, Answer<T>>? disagreement = null) =>
        protocol.IsGuarded ? ask() : Agreement.ReachAsync(journal, what, ask, agree, disagreement ?? Answer.Lost<T>);

    private async ValueTask<Answer<DeviceHealth>> ReadHealthAsync(CancellationToken cancellationToken)
    {
        DeviceHealth health = DeviceHealth.NotReported;
        foreach (HealthFigure figure in protocol.Figures)
        {
            Answer<string> told = await AgreedAsync(HealthFigures.Name(figure), () => protocol.ReadHealthAsync(figure, cancellationToken), HealthFigures.Agree, Answer.Refused<string>).ConfigureAwait(false);
            if (told.Kind is AnswerKind.Lost or AnswerKind.Cancelled)
            {
                return told.As<DeviceHealth>();
            }

            // A figure that is refused, or never reads the same twice, is not reported; it is no reason not to dock.
            health = told.IsGiven ? health.With(figure, told.Value) : health;
        }

        return Answer.Given(health);
    }

    private async ValueTask<Answer<ClockReading?>> ClockAsync(CancellationToken cancellationToken) =>
        protocol.HasClock && profile.Clock is { } format
            ? await DeviceClock.ReadAsync(protocol, format, time, cancellationToken).ConfigureAwait(false)
            : Answer.Given<ClockReading?>(null);
}
