using System.Buffers.Binary;
using System.Text;
using Spectra.Emulator.Detector;
using Spectra.Emulator.Records;

namespace Spectra.Emulator.Protocols;

/// <summary>The Ocean Binary Protocol with message types of the profile.</summary>
internal sealed class ObpProtocol : FramedProtocol
{
    private const int LargestRequest = 4096;
    private const int LargestRange = 65_536;
    private const int CatalogueBytes = 4096;
    private const ushort UnknownType = 2;
    private const ushort NotDone = 101;
    private const ushort IsBusy = 7;

    private readonly SimulatedDetector _detector;
    private readonly Dictionary<uint, Func<ReadOnlyMemory<byte>, byte[]?>> _answers = [];
    private readonly uint? _acknowledge;

    public ObpProtocol(HostLink link, SimulatedDetector detector)
        : base(link)
    {
        const uint PublishedSerial = 0x0000_0100;
        _detector = detector;
        InstrumentProfile profile = detector.Profile;
        _acknowledge = profile.MessageType("acknowledge");
        Add(profile.MessageType("serial") ?? PublishedSerial, _ => Text(detector.Identity.Serial));
        Add(profile.MessageType("model"), _ => Text($"{detector.Identity.Make} {detector.Identity.Model}"));
        Add(profile.MessageType("firmware"), _ => Text(detector.Identity.Firmware));
        Add(profile.MessageType("list"), List);
        Add(profile.MessageType("read"), Read);
        Add(_acknowledge, Acknowledge);
        Add(profile.MessageType("clock"), _ => Text(detector.Clock.Text(detector.Clock.Now)));
        foreach ((string figure, System.Text.Json.JsonElement asked) in profile.Health)
        {
            Add(InstrumentProfile.MessageType(asked), _ => Text(detector.Health(figure)));
        }
    }

    /// <inheritdoc/>
    protected override int? Length(ReadOnlySpan<byte> bytes) => ObpFrame.Length(bytes, LargestRequest);

    /// <inheritdoc/>
    protected override bool IsWhole(ReadOnlySpan<byte> frame) => ObpFrame.IsWhole(frame);

    /// <inheritdoc/>
    protected override void Answer(byte[] frame)
    {
        uint type = BinaryPrimitives.ReadUInt32LittleEndian(frame.AsSpan(8));
        uint regarding = BinaryPrimitives.ReadUInt32LittleEndian(frame.AsSpan(12));
        CommandFate fate = Link.NextCommand(Ahead);
        bool isKnown = _answers.TryGetValue(type, out Func<ReadOnlyMemory<byte>, byte[]?>? answer);
        byte[]? content = fate == CommandFate.Ordinary && isKnown ? answer!(ObpFrame.Content(frame)) : null;
        ushort error = content is not null ? (ushort)0 : fate == CommandFate.Busy ? IsBusy : isKnown ? NotDone : UnknownType;
        ushort flags = content is null ? ObpFrame.Refusal : content.Length == 0 && type == _acknowledge ? ObpFrame.Done : ObpFrame.Answer;
        byte[] whole = ObpFrame.Write(flags, error, type, regarding, content ?? [], 0);
        Link.Answer(whole, by => ObpFrame.Write(flags, error, type, regarding, content ?? [], by));
    }

    private void Add(uint? type, Func<ReadOnlyMemory<byte>, byte[]?> answer)
    {
        if (type is { } given)
        {
            _answers.TryAdd(given, answer);
        }
    }

    private byte[]? List(ReadOnlyMemory<byte> request)
    {
        if (request.Length != 4)
        {
            return null;
        }

        List<byte> lines = [];
        foreach (StoredRecord record in _detector.Memory.Records.Skip((int)Math.Min(int.MaxValue, BinaryPrimitives.ReadUInt32LittleEndian(request.Span))))
        {
            byte[] line = Text($"{_detector.CatalogueLine(record)}\n");
            if (lines.Count + line.Length > CatalogueBytes)
            {
                break;
            }

            lines.AddRange(line);
        }

        return [.. lines];
    }

    private byte[]? Read(ReadOnlyMemory<byte> request)
    {
        if (request.Length < 9 || _detector.Memory.Find(Encoding.UTF8.GetString(request.Span[8..])) is not { } record)
        {
            return null;
        }

        uint offset = BinaryPrimitives.ReadUInt32LittleEndian(request.Span);
        uint length = Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(request.Span[4..]), LargestRange);
        return _detector.Range(record, offset, length) is { } range ? [.. request.Span[..4], .. range.Span] : null;
    }

    private byte[]? Acknowledge(ReadOnlyMemory<byte> request)
    {
        if (_detector.Memory.Find(Encoding.UTF8.GetString(request.Span)) is not { } record)
        {
            return null;
        }

        _detector.Memory.Acknowledge(record);
        return [];
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
