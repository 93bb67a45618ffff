using System.Globalization;
using System.Text;
using Spectra.Emulator.Detector;
using Spectra.Emulator.Records;

namespace Spectra.Emulator.Protocols;

/// <summary>Sends files by ZMODEM: calls until a receiver is there, offers each file, and goes back to wherever the receiver wants it from.</summary>
internal sealed class ZmodemSender : IFileSender
{
    private const int CallMilliseconds = 1000;
    private const int AnswerMilliseconds = 3000;
    private const int MostAttempts = 10;
    private const int SubpacketBytes = 1024;
    private const int AcknowledgedEvery = 4096;
    private const int Window = 16_384;
    private const uint BinaryFile = 1u << 24;

    private readonly HostLink _link;
    private readonly SimulatedDetector _detector;
    private readonly LineBytes _host;
    private readonly ZmodemReader _reader;
    private readonly ZmodemWriter _writer = new();
    private int _receiverBuffer;

    public ZmodemSender(HostLink link, SimulatedDetector detector)
    {
        _link = link;
        _detector = detector;
        _host = new LineBytes(link);
        _reader = new ZmodemReader(_host);
    }

    /// <inheritdoc/>
    public OfferOutcome Offer(IReadOnlyList<StoredRecord> files)
    {
        if (Call() is { } nobody)
        {
            return nobody;
        }

        for (int i = 0; i < files.Count; i++)
        {
            if (!_link.MayOffer())
            {
                _link.Answer([0x18, 0x18, 0x18, 0x18, 0x18, 0x18, 0x18, 0x18, 8, 8, 8, 8, 8, 8, 8, 8]);
                return OfferOutcome.Cancelled;
            }

            if (Send(files[i], files.Count - i) is { } failure)
            {
                return failure;
            }
        }

        return Finish();
    }

    // Calls every second until a receiver says what it can; null when one did.
    private OfferOutcome? Call()
    {
        while (true)
        {
            _link.Answer([(byte)'r', (byte)'z', 0x0D, .. ZmodemWriter.Hexadecimal(ZmodemFrame.RequestInit, 0)]);
            switch (_reader.Next(CallMilliseconds))
            {
                case { Frame: ZmodemFrame.Init } init:
                    _writer.IsCrc32 = (init.Number & 0x2000_0000) != 0;
                    _writer.EscapesControls = (init.Number & 0x4000_0000) != 0;
                    _receiverBuffer = (int)(init.Number & 0xFFFF);
                    return null;
                case { Frame: ZmodemFrame.Challenge } challenge:
                    _link.Answer(ZmodemWriter.Hexadecimal(ZmodemFrame.Acknowledge, challenge.Number));
                    break;
                case { Frame: ZmodemFrame.Cancelled or ZmodemFrame.Abort }:
                    return OfferOutcome.Cancelled;
                default:
                    break;
            }
        }
    }

    private OfferOutcome? Send(StoredRecord file, int filesLeft)
    {
        byte[] content = _detector.Memory.Content(file);
        byte[] offer = [.. _writer.Binary(ZmodemFrame.File, BinaryFile), .. _writer.Subpacket(Description(file, filesLeft), ZmodemWriter.Waits)];
        _link.Answer(offer);
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            switch (_reader.Next(AnswerMilliseconds))
            {
                case { Frame: ZmodemFrame.Position } position:
                    return Send(content, position.Number);
                case { Frame: ZmodemFrame.Skip }:
                    return null;
                case { Frame: ZmodemFrame.FileCrc } asked:
                    int length = asked.Number is 0 ? content.Length : (int)Math.Min(asked.Number, content.Length);
                    _link.Answer(ZmodemWriter.Hexadecimal(ZmodemFrame.FileCrc, Crc32.Of(content.AsSpan(0, length))));
                    break;
                case { Frame: ZmodemFrame.Cancelled or ZmodemFrame.Abort or ZmodemFrame.Finish or ZmodemFrame.FileError }:
                    return OfferOutcome.Cancelled;
                case { Frame: ZmodemFrame.Init } when attempt == 0:
                    // A receiver says that it is ready once more when it was called twice; the answer to the offer is still to come.
                    break;
                default:
                    _link.Answer(offer);
                    break;
            }
        }

        return OfferOutcome.Abandoned;
    }

    private OfferOutcome? Send(byte[] content, uint from)
    {
        uint position = from;
        for (int attempt = 0; attempt < MostAttempts;)
        {
            if (position > content.Length)
            {
                return OfferOutcome.Abandoned;
            }

            uint reached = position;
            ZmodemHeader? answer = Stream(content, ref reached);
            switch (answer)
            {
                case { Frame: ZmodemFrame.Position } wanted:
                    attempt = wanted.Number > position ? 0 : attempt + 1;
                    position = wanted.Number;
                    break;
                case { Frame: ZmodemFrame.Skip or ZmodemFrame.Init }:
                    return null;
                case { Frame: ZmodemFrame.Cancelled or ZmodemFrame.Abort or ZmodemFrame.Finish or ZmodemFrame.FileError }:
                    return OfferOutcome.Cancelled;
                default:
                    attempt++;
                    position = reached;
                    break;
            }
        }

        return OfferOutcome.Abandoned;
    }

    // Sends content from where the receiver wants it, and then the end; returns what made it stop, or null after silence.
    private ZmodemHeader? Stream(byte[] content, ref uint acknowledged)
    {
        int at = (int)acknowledged;
        int start = at;
        _link.Answer(_writer.Binary(ZmodemFrame.Content, acknowledged));
        do
        {
            int length = Math.Min(SubpacketBytes, content.Length - at);
            byte end = at + length == content.Length ? ZmodemWriter.LastOfFrame
                : _receiverBuffer > 0 && at + length - start >= _receiverBuffer ? ZmodemWriter.Waits
                : (at + length - start) % AcknowledgedEvery == 0 ? ZmodemWriter.GoesOnAcknowledged
                : ZmodemWriter.GoesOn;
            _detector.ContentBytes += length;
            _link.Answer(_writer.Subpacket(content.AsSpan(at, length), end));
            at += length;
            if (end == ZmodemWriter.Waits)
            {
                return _reader.Next(AnswerMilliseconds) is { Frame: ZmodemFrame.Acknowledge } full ? new ZmodemHeader(ZmodemFrame.Position, full.Number) : null;
            }

            // The last acknowledged place must not fall too far behind, or a wish to go back would come too late to save anything.
            bool mustWait = at - acknowledged >= Window && at < content.Length;
            ZmodemHeader? heard;
            while ((heard = _reader.Next(mustWait ? AnswerMilliseconds : 0)) is { Frame: ZmodemFrame.Acknowledge } far)
            {
                acknowledged = far.Number > acknowledged && far.Number <= at ? far.Number : acknowledged;
                mustWait = at - acknowledged >= Window && at < content.Length;
            }

            if (heard is { Frame: not (ZmodemFrame.Init or ZmodemFrame.NotAcknowledge) } || (heard is null && mustWait))
            {
                return heard;
            }
        }
        while (at < content.Length);

        return End((uint)content.Length);
    }

    private ZmodemHeader? End(uint length)
    {
        for (int attempt = 0; attempt < 3; attempt++)
        {
            _link.Answer(_writer.Binary(ZmodemFrame.EndOfFile, length));
            ZmodemHeader? answer;
            do
            {
                answer = _reader.Next(AnswerMilliseconds);
            }
            while (answer is { Frame: ZmodemFrame.Acknowledge });

            if (answer is { Frame: not ZmodemFrame.NotAcknowledge })
            {
                return answer;
            }
        }

        return null;
    }

    private OfferOutcome Finish()
    {
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            _link.Answer(ZmodemWriter.Hexadecimal(ZmodemFrame.Finish, 0));
            switch (_reader.Next(AnswerMilliseconds))
            {
                case { Frame: ZmodemFrame.Finish }:
                    _link.Answer("OO"u8);
                    return OfferOutcome.Completed;
                case { Frame: ZmodemFrame.Cancelled }:
                    return OfferOutcome.Cancelled;
                default:
                    break;
            }
        }

        return OfferOutcome.Completed;
    }

    private static byte[] Description(StoredRecord file, int filesLeft) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{file.Name}\0{file.Bytes} {Convert.ToString(file.Time, 8)} 100644 0 {filesLeft} {file.Bytes}\0"));
}
