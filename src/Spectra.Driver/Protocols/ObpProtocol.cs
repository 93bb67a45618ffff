using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Spectra.Driver.Framing;
using Spectra.Driver.Profiles;

namespace Spectra.Driver.Protocols;

/// <summary>The Ocean Binary Protocol: every message carries a token and an MD5 check sum.</summary>
internal sealed class ObpProtocol(ProtocolDeclaration.Obp declared, Conversation conversation) : MessageProtocol<uint>(conversation)
{
    private const int MaximumPayload = 256 * 1024;

    // Of the published error numbers: the device is not ready, and the answer is deferred.
    private const ushort NotReady = 7;
    private const ushort Deferred = 255;

    private readonly ObpFraming _framing = new(MaximumPayload);
    private uint _token = conversation.FirstToken;

    /// <inheritdoc/>
    public override bool IsGuarded => true;

    /// <inheritdoc/>
    public override int ChunkBytes => declared.ChunkBytes;

    /// <inheritdoc/>
    public override ImmutableArray<CatalogueField> Fields => declared.Fields;

    /// <inheritdoc/>
    protected override uint Serial => declared.Serial;

    /// <inheritdoc/>
    protected override uint? Model => declared.Model;

    /// <inheritdoc/>
    protected override uint? Firmware => declared.Firmware;

    /// <inheritdoc/>
    protected override uint? Clock => declared.Clock;

    /// <inheritdoc/>
    protected override uint? Acknowledgement => declared.Acknowledge;

    /// <inheritdoc/>
    protected override ImmutableDictionary<HealthFigure, uint> Health => declared.Health;

    /// <inheritdoc/>
    public override async ValueTask<Answer<ImmutableArray<string>>> ListAsync(CancellationToken cancellationToken)
    {
        CatalogueText lines = new();
        while (true)
        {
            Answer<ReadOnlyMemory<byte>> page = await ReadPageAsync(lines.Count, cancellationToken).ConfigureAwait(false);
            if (!page.IsGiven)
            {
                return page.As<ImmutableArray<string>>();
            }

            int before = lines.Count;
            if (!lines.TryAdd(page.Value.Span))
            {
                return CatalogueText.TooMuch();
            }

            if (lines.Count == before)
            {
                return lines.Whole();
            }
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<Answer<string?>> ReadLineAsync(int number, CancellationToken cancellationToken)
    {
        Answer<ReadOnlyMemory<byte>> page = await ReadPageAsync(number, cancellationToken).ConfigureAwait(false);
        return page.IsGiven
            ? Answer.Given(Encoding.UTF8.GetString(page.Value.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault())
            : page.As<string?>();
    }

    /// <inheritdoc/>
    public override async ValueTask<Answer<ReadOnlyMemory<byte>>> ReadRangeAsync(int number, string id, long offset, int length, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> name = Naming(number, id);
        byte[] request = new byte[8 + name.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(request, checked((uint)offset));
        BinaryPrimitives.WriteInt32LittleEndian(request.AsSpan(4), length);
        name.CopyTo(request.AsMemory(8));
        Answer<ReadOnlyMemory<byte>> range = await QueryAsync(
            string.Create(CultureInfo.InvariantCulture, $"record {id} from byte {offset}"),
            declared.Read,
            request,
            answer => answer.Length >= 4 && answer.Length - 4 <= length && answer.Span[..4].SequenceEqual(request.AsSpan(0, 4)),
            cancellationToken).ConfigureAwait(false);
        return range.IsGiven ? Answer.Given(range.Value[4..]) : range;
    }

    /// <inheritdoc/>
    protected override ReadOnlyMemory<byte> Naming(int number, string id) => Encoding.UTF8.GetBytes(id);

    /// <inheritdoc/>
    protected override async ValueTask<Attempt<ReadOnlyMemory<byte>>> OnceAsync(uint command, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        uint token = ++_token;
        byte[] request = ObpEncoding.Encode(new ObpMessage(command, token, ObpFlags.AcknowledgeRequested, 0, HasChecksum: true, payload), withChecksum: true);
        Exchange<ObpMessage> came = await FramedProtocol.AskAsync(
            Line, request, _framing, message => message.Flags.HasFlag(ObpFlags.Response) && message.Regarding == token && message.Type == command, cancellationToken).ConfigureAwait(false);
        return came.Outcome != ExchangeOutcome.Answered ? Attempt.Failed<ReadOnlyMemory<byte>>(came.Outcome)
            : !came.Frame!.HasChecksum ? Attempt.Again<ReadOnlyMemory<byte>>("The answer carries no check sum.")
            : (came.Frame.Flags & (ObpFlags.NotAcknowledged | ObpFlags.Exception)) == 0 ? Attempt.Given(came.Frame.Payload)
            : came.Frame.ErrorNumber is NotReady or Deferred ? Attempt.Busy<ReadOnlyMemory<byte>>()
            : Attempt.Refused<ReadOnlyMemory<byte>>(string.Create(CultureInfo.InvariantCulture, $"error {came.Frame.ErrorNumber}"));
    }

    /// <summary>The lines of the catalogue from one on, as many as fit the device's answer.</summary>
    private ValueTask<Answer<ReadOnlyMemory<byte>>> ReadPageAsync(int first, CancellationToken cancellationToken)
    {
        byte[] from = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(from, first);
        return QueryAsync("the catalogue", declared.List, from, static _ => true, cancellationToken);
    }
}
