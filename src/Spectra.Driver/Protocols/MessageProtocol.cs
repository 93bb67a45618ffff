using System.Collections.Immutable;
using System.Text;
using Spectra.Driver.Docking;
using Spectra.Driver.Profiles;

namespace Spectra.Driver.Protocols;

/// <summary>What protocols have in common whose messages carry the token of the question they answer.</summary>
/// <typeparam name="TCommand">What names a question.</typeparam>
internal abstract class MessageProtocol<TCommand>(Conversation conversation) : ICatalogueProtocol
    where TCommand : struct
{
    /// <inheritdoc/>
    public abstract bool IsGuarded { get; }

    /// <inheritdoc/>
    public abstract int ChunkBytes { get; }

    /// <inheritdoc/>
    public abstract ImmutableArray<CatalogueField> Fields { get; }

    /// <inheritdoc/>
    public IEnumerable<HealthFigure> Figures => Health.Keys.Order();

    /// <inheritdoc/>
    public bool HasClock => Clock is not null;

    /// <summary>The line.</summary>
    protected Conversation Line => conversation;

    /// <summary>What asks for the serial number.</summary>
    protected abstract TCommand Serial { get; }

    /// <summary>What asks for make and model; null where nothing does.</summary>
    protected abstract TCommand? Model { get; }

    /// <summary>What asks for the firmware; null where nothing does.</summary>
    protected abstract TCommand? Firmware { get; }

    /// <summary>What asks for the clock; null where nothing does.</summary>
    protected abstract TCommand? Clock { get; }

    /// <summary>What tells the device that a record was taken; null where nothing does.</summary>
    protected abstract TCommand? Acknowledgement { get; }

    /// <summary>What asks for each figure of health.</summary>
    protected abstract ImmutableDictionary<HealthFigure, TCommand> Health { get; }

    /// <inheritdoc/>
    public async ValueTask<Answer<DeviceIdentity>> IdentifyAsync(CancellationToken cancellationToken)
    {
        Answer<string> serial = await TextAsync("the serial number", Serial, cancellationToken).ConfigureAwait(false);
        if (!serial.IsGiven)
        {
            return serial.As<DeviceIdentity>();
        }

        Answer<string?> model = await OptionalAsync("the model", Model, cancellationToken).ConfigureAwait(false);
        Answer<string?> firmware = model.IsGiven ? await OptionalAsync("the firmware", Firmware, cancellationToken).ConfigureAwait(false) : model;
        return firmware.IsGiven ? Answer.Given(new DeviceIdentity(Stated(model.Value), Stated(serial.Value), Stated(firmware.Value))) : firmware.As<DeviceIdentity>();
    }

    /// <inheritdoc/>
    public ValueTask<Answer<string>> ReadHealthAsync(HealthFigure figure, CancellationToken cancellationToken) =>
        TextAsync(HealthFigures.Name(figure), Health[figure], cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<Answer<string>> ReadClockAsync(CancellationToken cancellationToken) =>
        Persistence.Once("the clock", (await OnceAsync(Clock!.Value, ReadOnlyMemory<byte>.Empty, cancellationToken).ConfigureAwait(false)).Map(Text));

    /// <inheritdoc/>
    public abstract ValueTask<Answer<ImmutableArray<string>>> ListAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract ValueTask<Answer<string?>> ReadLineAsync(int number, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract ValueTask<Answer<ReadOnlyMemory<byte>>> ReadRangeAsync(int number, string id, long offset, int length, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<Answer<bool>> AcknowledgeAsync(int number, string id, CancellationToken cancellationToken)
    {
        if (Acknowledgement is not { } command)
        {
            return Answer.Given(false);
        }

        Answer<ReadOnlyMemory<byte>> told = await QueryAsync($"the acknowledgement of record {id}", command, Naming(number, id), static _ => true, cancellationToken).ConfigureAwait(false);
        return told.IsGiven ? Answer.Given(true) : told.As<bool>();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => conversation.DisposeAsync();

    /// <summary>Asks once.</summary>
    protected abstract ValueTask<Attempt<ReadOnlyMemory<byte>>> OnceAsync(TCommand command, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken);

    /// <summary>The payload that names a record.</summary>
    protected abstract ReadOnlyMemory<byte> Naming(int number, string id);

    /// <summary>Asks until an answer comes that fits the question.</summary>
    protected ValueTask<Answer<ReadOnlyMemory<byte>>> QueryAsync(string what, TCommand command, ReadOnlyMemory<byte> payload, Func<ReadOnlyMemory<byte>, bool> fits, CancellationToken cancellationToken) =>
        Persistence.AskAsync(conversation, what, async _ =>
        {
            Attempt<ReadOnlyMemory<byte>> once = await OnceAsync(command, payload, cancellationToken).ConfigureAwait(false);
            return once.Kind == AttemptKind.Given && !fits(once.Value) ? Attempt.Again<ReadOnlyMemory<byte>>("The answer does not fit the question.") : once;
        }, cancellationToken);

    /// <summary>A payload as the text it holds.</summary>
    protected static string Text(ReadOnlyMemory<byte> payload) => FileNames.Sanitise(Encoding.UTF8.GetString(payload.Span).TrimEnd('\0').Trim());

    private static string? Stated(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private async ValueTask<Answer<string?>> OptionalAsync(string what, TCommand? command, CancellationToken cancellationToken)
    {
        if (command is not { } asked)
        {
            return Answer.Given<string?>(null);
        }

        Answer<string> text = await TextAsync(what, asked, cancellationToken).ConfigureAwait(false);
        return text.Kind is AnswerKind.Given or AnswerKind.Refused ? Answer.Given<string?>(text.Value) : text.As<string?>();
    }

    private async ValueTask<Answer<string>> TextAsync(string what, TCommand command, CancellationToken cancellationToken)
    {
        Answer<ReadOnlyMemory<byte>> answer = await QueryAsync(what, command, ReadOnlyMemory<byte>.Empty, static _ => true, cancellationToken).ConfigureAwait(false);
        return answer.IsGiven ? Answer.Given(Text(answer.Value)) : answer.As<string>();
    }
}
