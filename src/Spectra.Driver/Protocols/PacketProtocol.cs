using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Spectra.Driver.Framing;
using Spectra.Driver.Profiles;

namespace Spectra.Driver.Protocols;

/// <summary>NIRscan-like packets: every packet carries a token, but only a sum for a check.</summary>
internal sealed class PacketProtocol(ProtocolDeclaration.Packet declared, Conversation conversation) : MessageProtocol<PacketCommand>(conversation)
{
    private static readonly PacketFraming Framing = new();

    private byte _sequence = (byte)conversation.FirstToken;

    /// <inheritdoc/>
    public override bool IsGuarded => false;

    /// <inheritdoc/>
    public override int ChunkBytes => declared.ChunkBytes;

    /// <inheritdoc/>
    public override ImmutableArray<CatalogueField> Fields => declared.Fields;

    /// <inheritdoc/>
    protected override PacketCommand Serial => declared.Serial;

    /// <inheritdoc/>
    protected override PacketCommand? Model => declared.Model;

    /// <inheritdoc/>
    protected override PacketCommand? Firmware => declared.Firmware;

    /// <inheritdoc/>
    protected override PacketCommand? Clock => declared.Clock;

    /// <inheritdoc/>
    protected override PacketCommand? Acknowledgement => declared.Acknowledge;

    /// <inheritdoc/>
    protected override ImmutableDictionary<HealthFigure, PacketCommand> Health => declared.Health;

    /// <inheritdoc/>
    public override async ValueTask<Answer<ImmutableArray<string>>> ListAsync(CancellationToken cancellationToken)
    {
        Answer<ReadOnlyMemory<byte>> count = await QueryAsync("the number of records", declared.Count, ReadOnlyMemory<byte>.Empty, static answer => answer.Length == 4, cancellationToken).ConfigureAwait(false);
        if (!count.IsGiven)
        {
            return count.As<ImmutableArray<string>>();
        }

        uint records = BinaryPrimitives.ReadUInt32LittleEndian(count.Value.Span);
        if (records > CatalogueText.MostLines)
        {
            return Answer.Refused<ImmutableArray<string>>(string.Create(CultureInfo.InvariantCulture, $"The device claims {records} records; at most {CatalogueText.MostLines} are believed."));
        }

        long bytes = 0;
        ImmutableArray<string>.Builder lines = ImmutableArray.CreateBuilder<string>();
        for (int number = 0; number < records; number++)
        {
            Answer<string?> line = await ReadLineAsync(number, cancellationToken).ConfigureAwait(false);
            if (!line.IsGiven)
            {
                return line.As<ImmutableArray<string>>();
            }

            bytes += Encoding.UTF8.GetByteCount(line.Value!);
            if (bytes > CatalogueText.MostBytes)
            {
                return CatalogueText.TooMuch();
            }

            lines.Add(line.Value!);
        }

        return Answer.Given(lines.ToImmutable());
    }

    /// <inheritdoc/>
    public override async ValueTask<Answer<string?>> ReadLineAsync(int number, CancellationToken cancellationToken)
    {
        Answer<ReadOnlyMemory<byte>> line = await QueryAsync(
            string.Create(CultureInfo.InvariantCulture, $"line {number} of the catalogue"), declared.Entry, Naming(number, ""), static _ => true, cancellationToken).ConfigureAwait(false);
        return line.IsGiven ? Answer.Given<string?>(Encoding.UTF8.GetString(line.Value.Span)) : line.As<string?>();
    }

    /// <inheritdoc/>
    public override async ValueTask<Answer<ReadOnlyMemory<byte>>> ReadRangeAsync(int number, string id, long offset, int length, CancellationToken cancellationToken)
    {
        byte[] request = new byte[10];
        BinaryPrimitives.WriteInt32LittleEndian(request, number);
        BinaryPrimitives.WriteUInt32LittleEndian(request.AsSpan(4), checked((uint)offset));
        BinaryPrimitives.WriteUInt16LittleEndian(request.AsSpan(8), checked((ushort)length));
        Answer<ReadOnlyMemory<byte>> range = await QueryAsync(
            string.Create(CultureInfo.InvariantCulture, $"record {id} from byte {offset}"),
            declared.Read,
            request,
            answer => answer.Length >= 8 && answer.Length - 8 <= length && answer.Span[..8].SequenceEqual(request.AsSpan(0, 8)),
            cancellationToken).ConfigureAwait(false);
        return range.IsGiven ? Answer.Given(range.Value[8..]) : range;
    }

    /// <inheritdoc/>
    protected override ReadOnlyMemory<byte> Naming(int number, string id)
    {
        byte[] named = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(named, number);
        return named;
    }

    /// <inheritdoc/>
    protected override async ValueTask<Attempt<ReadOnlyMemory<byte>>> OnceAsync(PacketCommand command, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        byte sequence = ++_sequence;
        byte[] request = PacketEncoding.Encode(new PacketMessage(IsAnswer: false, PacketStatus.Success, sequence, command.Group, command.Command, payload));
        Exchange<PacketMessage> came = await FramedProtocol.AskAsync(
            Line,
            request,
            Framing,
            packet => packet.IsAnswer && packet.Sequence == sequence && packet.Group == command.Group && packet.Command == command.Command,
            cancellationToken).ConfigureAwait(false);
        return came.Outcome != ExchangeOutcome.Answered ? Attempt.Failed<ReadOnlyMemory<byte>>(came.Outcome) : came.Frame!.Status switch
        {
            PacketStatus.Success => Attempt.Given(came.Frame.Payload),
            PacketStatus.Busy => Attempt.Busy<ReadOnlyMemory<byte>>(),
            _ => Attempt.Refused<ReadOnlyMemory<byte>>(came.Frame.Payload.IsEmpty ? "no reason given" : Text(came.Frame.Payload)),
        };
    }
}
