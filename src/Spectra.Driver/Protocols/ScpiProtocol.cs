using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Spectra.Driver.Framing;
using Spectra.Driver.Profiles;

namespace Spectra.Driver.Protocols;

/// <summary>Lines of text and definite-length blocks, after IEEE 488.2.</summary>
/// <remarks>Errors are silent on the bus, and an answer does not say which question it belongs to. So every question carries a token behind it that the device echoes behind its answer:
/// an answer with another token is an old one, a token alone a refusal.</remarks>
internal sealed class ScpiProtocol(ProtocolDeclaration.Scpi declared, Conversation conversation) : ICatalogueProtocol
{
    private const int FewestToken = 128;
    private const int MostToken = 255;

    private readonly LineFraming _lines = new();
    private readonly BlockFraming _catalogue = new(CatalogueText.MostBytes);
    private readonly BlockFraming _chunk = new(declared.ChunkBytes);
    private int _token = FewestToken + (int)(conversation.FirstToken % (MostToken - FewestToken));

    /// <inheritdoc/>
    public bool IsGuarded => false;

    /// <inheritdoc/>
    public int ChunkBytes => declared.ChunkBytes;

    /// <inheritdoc/>
    public ImmutableArray<CatalogueField> Fields => declared.Fields;

    /// <inheritdoc/>
    public IEnumerable<HealthFigure> Figures => declared.Health.Keys.Order();

    /// <inheritdoc/>
    public bool HasClock => declared.Clock is not null;

    /// <inheritdoc/>
    /// <remarks>Sent alone, without a token: the device may not be known yet.</remarks>
    public async ValueTask<Answer<DeviceIdentity>> IdentifyAsync(CancellationToken cancellationToken)
    {
        Answer<string> answer = await ScpiProbe.AskAsync(declared.Identify, conversation, cancellationToken).ConfigureAwait(false);
        return answer.IsGiven ? Answer.Given(ScpiIdentity.Parse(answer.Value)!) : answer.As<DeviceIdentity>();
    }

    /// <inheritdoc/>
    public ValueTask<Answer<string>> ReadHealthAsync(HealthFigure figure, CancellationToken cancellationToken) =>
        QueryLineAsync(HealthFigures.Name(figure), declared.Health[figure], cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<Answer<string>> ReadClockAsync(CancellationToken cancellationToken) =>
        Persistence.Once("the clock", await OnceAsync(declared.Clock!, _lines, static line => (line, ""), cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public async ValueTask<Answer<ImmutableArray<string>>> ListAsync(CancellationToken cancellationToken)
    {
        Answer<ReadOnlyMemory<byte>> block = await QueryBlockAsync("the catalogue", declared.List, _catalogue, cancellationToken).ConfigureAwait(false);
        CatalogueText lines = new();
        return !block.IsGiven ? block.As<ImmutableArray<string>>()
            : lines.TryAdd(block.Value.Span) ? lines.Whole()
            : CatalogueText.TooMuch();
    }

    /// <inheritdoc/>
    public async ValueTask<Answer<string?>> ReadLineAsync(int number, CancellationToken cancellationToken)
    {
        Answer<ImmutableArray<string>> lines = await ListAsync(cancellationToken).ConfigureAwait(false);
        return lines.IsGiven ? Answer.Given<string?>(lines.Value.ElementAtOrDefault(number)) : lines.As<string?>();
    }

    /// <inheritdoc/>
    public ValueTask<Answer<ReadOnlyMemory<byte>>> ReadRangeAsync(int number, string id, long offset, int length, CancellationToken cancellationToken)
    {
        string command = Of(declared.Read, id)
            .Replace("{offset}", offset.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{length}", length.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return QueryBlockAsync($"record {id} from byte {offset}", command, _chunk, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<Answer<bool>> AcknowledgeAsync(int number, string id, CancellationToken cancellationToken)
    {
        if (declared.Acknowledge is null)
        {
            return Answer.Given(false);
        }

        Answer<string> told = await Persistence.AskAsync(conversation, $"the acknowledgement of record {id}", isRepeated =>
            TellAsync(Of(declared.Acknowledge, id), isRepeated, cancellationToken), cancellationToken).ConfigureAwait(false);
        return told.IsGiven ? Answer.Given(true) : told.As<bool>();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => conversation.DisposeAsync();

    private static string Of(string template, string id) => template.Replace("{id}", id, StringComparison.Ordinal);

    private ValueTask<Answer<string>> QueryLineAsync(string what, string command, CancellationToken cancellationToken) =>
        QueryAsync(what, command, _lines, static line => (line, ""), cancellationToken);

    private ValueTask<Answer<ReadOnlyMemory<byte>>> QueryBlockAsync(string what, string command, BlockFraming framing, CancellationToken cancellationToken) =>
        QueryAsync(what, command, framing, static block => (block.Content, block.Trailer), cancellationToken);

    private ValueTask<Answer<T>> QueryAsync<TFrame, T>(string what, string command, IFraming<TFrame> framing, Func<TFrame, (T Content, string Trailer)> take, CancellationToken cancellationToken)
        where TFrame : class =>
        Persistence.AskAsync(conversation, what, async isRepeated =>
        {
            Attempt<T> ready = isRepeated ? await InStepAsync<T>(cancellationToken).ConfigureAwait(false) : Attempt.Given<T>(default!);
            return ready.Kind == AttemptKind.Given ? await OnceAsync(command, framing, take, cancellationToken).ConfigureAwait(false) : ready;
        }, cancellationToken);

    /// <summary>One question with its token. A line's own trailer is part of it: take gives none, and it is cut off here.</summary>
    private async ValueTask<Attempt<T>> OnceAsync<TFrame, T>(string command, IFraming<TFrame> framing, Func<TFrame, (T Content, string Trailer)> take, CancellationToken cancellationToken)
        where TFrame : class
    {
        ScpiTrailer expected = new(declared, NextToken());
        Exchange<TFrame> answer = await AskAsync(command + expected.Suffix, framing, cancellationToken).ConfigureAwait(false);
        if (answer.Outcome != ExchangeOutcome.Answered)
        {
            return Attempt.Failed<T>(answer.Outcome);
        }

        (T content, string trailer) = take(answer.Frame!);
        if (content is not string line)
        {
            return expected.Judge(trailer, content);
        }

        int end = expected.StartIn(line);
        Attempt<T> judged = end < 0 ? Attempt.Again<T>("The answer is to another question, or none.") : expected.Judge(line[end..], (T)(object)line[..end]);
        return end == 0 && judged.Kind == AttemptKind.Given ? Attempt.Again<T>("The device gave no answer.") : judged;
    }

    private async ValueTask<Attempt<string>> TellAsync(string command, bool isRepeated, CancellationToken cancellationToken)
    {
        Attempt<string> ready = isRepeated ? await InStepAsync<string>(cancellationToken).ConfigureAwait(false) : Attempt.Given("");
        if (ready.Kind != AttemptKind.Given)
        {
            return ready;
        }

        ScpiTrailer expected = new(declared, NextToken());
        if (expected.Suffix.Length == 0)
        {
            ExchangeOutcome written = await conversation.AskAsync(Line(command), cancellationToken).ConfigureAwait(false);
            return written == ExchangeOutcome.Answered ? Attempt.Given("") : Attempt.Failed<string>(written);
        }

        Exchange<string> answer = await AskAsync(command + expected.Suffix, _lines, cancellationToken).ConfigureAwait(false);
        return answer.Outcome == ExchangeOutcome.Answered ? expected.Judge($";{answer.Frame}", "") : Attempt.Failed<string>(answer.Outcome);
    }

    /// <summary>After a question went wrong: drops what is still coming, and asks why. Errors are silent, so silence may have been a refusal.</summary>
    private async ValueTask<Attempt<T>> InStepAsync<T>(CancellationToken cancellationToken)
    {
        ExchangeOutcome quiet = await conversation.SettleAsync(cancellationToken).ConfigureAwait(false);
        if (quiet != ExchangeOutcome.TimedOut)
        {
            return Attempt.Failed<T>(quiet);
        }

        if (declared.Error is null)
        {
            return Attempt.Given<T>(default!);
        }

        Attempt<string> error = await OnceAsync(declared.Error, _lines, static line => (line, ""), cancellationToken).ConfigureAwait(false);
        if (error.Kind != AttemptKind.Given)
        {
            // The line is still out of step, or the device does not know this query: the question itself will show.
            return error.Kind is AttemptKind.HungUp or AttemptKind.Cancelled ? error.As<T>() : Attempt.Given<T>(default!);
        }

        int comma = error.Value.IndexOf(',', StringComparison.Ordinal);
        return !int.TryParse(comma < 0 ? error.Value : error.Value[..comma], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int code) || code == 0 ? Attempt.Given<T>(default!)
            : declared.BusyCodes.Contains(code) ? Attempt.Busy<T>()
            : Attempt.Refused<T>(error.Value);
    }

    private async ValueTask<Exchange<TFrame>> AskAsync<TFrame>(string line, IFraming<TFrame> framing, CancellationToken cancellationToken)
        where TFrame : class
    {
        ExchangeOutcome asked = await conversation.AskAsync(Line(line), cancellationToken).ConfigureAwait(false);
        return asked == ExchangeOutcome.Answered
            ? await conversation.ReadAsync(framing, cancellationToken).ConfigureAwait(false)
            : new Exchange<TFrame>(asked, null);
    }

    private int NextToken() => _token = _token >= MostToken ? FewestToken : _token + 1;

    private static byte[] Line(string command) => Encoding.Latin1.GetBytes(command + "\n");
}
