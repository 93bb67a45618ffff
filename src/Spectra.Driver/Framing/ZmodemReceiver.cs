using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Spectra.Driver.Framing;

/// <summary>Receives a ZMODEM batch: CRC-32 or CRC-16, with resume and passing over of files.</summary>
/// <remarks>
/// <para>It speaks first: a new receiver has its ZRINIT to send. Content is handed out only from subpackets with a right check sum, and only the part that lies behind what was handed out already.</para>
/// <para>An <see cref="ReceiverStep.Offered"/> may come before the file accepted last was received: the sender began anew, and what came of that file is incomplete.</para>
/// <para>Senders wait about ten seconds for an answer: <see cref="NothingCame"/> belongs after one to three, and an offer is answered faster than that.
/// The stated size bounds the content, but a file may also end before it: the caller compares.</para>
/// </remarks>
internal sealed class ZmodemReceiver : IFileReceiver
{
    /// <summary>The most bytes of one file, unless said otherwise.</summary>
    public const long DefaultMaximum = 64L * 1024 * 1024;

    // CANFDX, CANOVIO and CANFC32 in ZF0: it receives while it sends, and takes CRC-32.
    private const uint Abilities = 0x23u << 24;
    private const int MaximumAttention = 32;

    // What may still be on its way when the sender reads that it is to go back; more means that it did not read it.
    private const int PatienceWithGarbage = 64 * 1024;

    private enum Phase
    {
        Waiting,
        Offering,
        Receiving,
        Closing,
        Over,
    }

    private static readonly byte[] Cancel = [.. Enumerable.Repeat((byte)0x18, 8), .. Enumerable.Repeat((byte)'\b', 10)];

    private readonly ZmodemDecoder _decoder = new();
    private readonly ReceiverSteps _steps;
    private readonly ZmodemHeader _ready;
    private readonly long _maximum;
    private Phase _phase;
    private ZmodemFrame _subpacketsOf;
    private byte[] _attention = [];
    private byte[] _offered = [];
    private byte[]? _skipped;
    private bool _isSkippedOfferedAgain;
    private bool _isSenderThere;
    private long _limit;
    private long _position;
    private long _stream;

    /// <summary>A receiver that waits for a sender.</summary>
    /// <param name="maximum">The most bytes of one file.</param>
    /// <param name="attempts">How often it asks without progress before it gives up.</param>
    /// <param name="bufferLength">How many bytes the sender may send before it waits for an acknowledgement; 0 for no limit.</param>
    public ZmodemReceiver(long maximum = DefaultMaximum, int attempts = 10, ushort bufferLength = 0)
    {
        _maximum = maximum;
        _steps = new ReceiverSteps(attempts);
        _ready = new ZmodemHeader(ZmodemFrame.ReceiverReady, Abilities | bufferLength);
        Send(_ready);
    }

    /// <inheritdoc/>
    public void Receive(ReadOnlySpan<byte> bytes)
    {
        while (_phase != Phase.Over && !bytes.IsEmpty)
        {
            // "OO", over and out. No ZFIN has this letter, so that a repeated one is not taken for it.
            if (_phase == Phase.Closing && bytes.Contains((byte)'O'))
            {
                Finish();
                return;
            }

            if (!_decoder.TryRead(ref bytes, out ZmodemPiece piece))
            {
                break;
            }

            Take(piece);
        }

        if (_phase == Phase.Receiving && _decoder.Garbage > PatienceWithGarbage)
        {
            AskForPosition();
        }
    }

    /// <inheritdoc/>
    public void NothingCame()
    {
        switch (_phase)
        {
            case Phase.Waiting when _isSkippedOfferedAgain:
                _isSkippedOfferedAgain = false;
                Ask(new ZmodemHeader(ZmodemFrame.Skip, 0));
                break;
            case Phase.Waiting:
                // One that waits for an answer to its ZFILE repeats it on a ZNAK, but not on a ZRINIT.
                Ask(_isSenderThere && (_steps.Asked & 1) != 0 ? new ZmodemHeader(ZmodemFrame.NotUnderstood, 0) : _ready);
                break;
            case Phase.Receiving:
                AskForPosition();
                break;
            case Phase.Closing when _steps.Asked < 2:
                Ask(new ZmodemHeader(ZmodemFrame.End, 0));
                break;
            case Phase.Closing:
                Finish();
                break;
            default:
                return;
        }

        _decoder.Hunt();
    }

    /// <inheritdoc/>
    public bool TryNext([NotNullWhen(true)] out ReceiverStep? step) => _steps.TryNext(out step);

    /// <inheritdoc/>
    public void Accept(long offset)
    {
        if (_phase == Phase.Over)
        {
            return;
        }

        ThrowUnlessOffered();
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Math.Min(_limit, uint.MaxValue));
        _phase = Phase.Receiving;
        _position = offset;
        _stream = offset;
        Send(Position);
    }

    /// <inheritdoc/>
    public void Skip()
    {
        if (_phase == Phase.Over)
        {
            return;
        }

        ThrowUnlessOffered();
        _phase = Phase.Waiting;
        _skipped = _offered;
        Send(new ZmodemHeader(ZmodemFrame.Skip, 0));
    }

    private ZmodemHeader Position => new(ZmodemFrame.PositionWanted, (uint)_position);

    private void ThrowUnlessOffered()
    {
        if (_phase != Phase.Offering)
        {
            throw new InvalidOperationException("No file is on offer.");
        }
    }

    private void Take(ZmodemPiece piece)
    {
        bool isFileAgain = piece.Kind == ZmodemPieceKind.Subpacket && _subpacketsOf == ZmodemFrame.FileOffered;
        _isSkippedOfferedAgain &= isFileAgain;
        _isSenderThere = true;
        switch (piece.Kind)
        {
            case ZmodemPieceKind.Header:
                TakeHeader(piece.Header);
                break;
            case ZmodemPieceKind.Subpacket:
                TakeSubpacket(piece.Content.Span, piece.End);
                break;
            case ZmodemPieceKind.Cancelled:
                Fail("The sender cancelled the transfer: send the files again.");
                break;
            default:
                TakeDamage();
                break;
        }
    }

    private void TakeDamage()
    {
        switch (_phase)
        {
            case Phase.Waiting:
                Ask(new ZmodemHeader(ZmodemFrame.NotUnderstood, 0));
                break;
            case Phase.Receiving:
                AskForPosition();
                break;
            case Phase.Closing:
                Ask(new ZmodemHeader(ZmodemFrame.End, 0));
                break;
            default:
                break;
        }
    }

    private void TakeHeader(ZmodemHeader header)
    {
        switch (header.Frame)
        {
            case ZmodemFrame.ReceiverWanted when _phase is Phase.Waiting or Phase.Receiving:
                _phase = Phase.Waiting;
                Send(_ready);
                break;
            case ZmodemFrame.FileOffered or ZmodemFrame.SenderWishes or ZmodemFrame.Command:
                ExpectSubpacketsOf(header.Frame);
                break;
            case ZmodemFrame.Content when _phase == Phase.Receiving && header.Position > _position:
                AskForPosition();
                break;
            case ZmodemFrame.Content when _phase == Phase.Receiving:
                _stream = header.Position;
                ExpectSubpacketsOf(header.Frame);
                break;
            case ZmodemFrame.EndOfFile when _phase == Phase.Receiving && header.Position == _position:
                _steps.Progress();
                _phase = Phase.Waiting;
                _steps.Add(new ReceiverStep.Received(_position));
                Send(_ready);
                break;
            case ZmodemFrame.EndOfFile when _phase == Phase.Waiting:
                Send(_ready);
                break;
            case ZmodemFrame.End when _phase != Phase.Offering:
                TakeEnd(header);
                break;
            case ZmodemFrame.NotUnderstood:
                Repeat();
                break;
            case ZmodemFrame.Abort or ZmodemFrame.FileError or ZmodemFrame.Cancelled:
                Fail("The sender gave the transfer up: send the files again.");
                break;
            case ZmodemFrame.FreeSpaceWanted:
                Send(new ZmodemHeader(ZmodemFrame.Acknowledged, uint.MaxValue));
                break;
            case ZmodemFrame.Challenge:
                Send(new ZmodemHeader(ZmodemFrame.Acknowledged, header.Position));
                break;
            default:
                break;
        }
    }

    private void TakeEnd(ZmodemHeader header)
    {
        Send(header with { Position = 0 });
        if (_phase == Phase.Receiving)
        {
            Fail("The sender ended the transfer before the file was whole: send it again.");
        }
        else if (_phase == Phase.Waiting)
        {
            _phase = Phase.Closing;
            _steps.Progress();
        }
    }

    private void ExpectSubpacketsOf(ZmodemFrame frame)
    {
        _subpacketsOf = frame;
        _decoder.ExpectSubpacket();
    }

    private void TakeSubpacket(ReadOnlySpan<byte> content, ZmodemEnd end)
    {
        switch (_subpacketsOf)
        {
            case ZmodemFrame.FileOffered:
                TakeOffer(content);
                break;
            case ZmodemFrame.SenderWishes:
                // The two codes for a break and a pause can't be sent as bytes.
                content = content[..Math.Min(content.Length, MaximumAttention)];
                _attention = [.. content[..(content.IndexOf((byte)0) is var stop and >= 0 ? stop : content.Length)].ToArray().Where(static next => next is not (0xDD or 0xDE))];
                Send(new ZmodemHeader(ZmodemFrame.Acknowledged, 0));
                break;
            case ZmodemFrame.Command:
                // Nothing is ever run for a sender: 1 says that it was not.
                Send(new ZmodemHeader(ZmodemFrame.CommandStatus, 1));
                break;
            default:
                TakeContent(content, end);
                break;
        }
    }

    private void TakeOffer(ReadOnlySpan<byte> text)
    {
        if (_phase is Phase.Waiting && _skipped is not null && text.SequenceEqual(_skipped))
        {
            // Answered when it is sure that the sender waits for it: an answer too many would pass over its next file.
            _isSkippedOfferedAgain = true;
        }
        else if (_phase is Phase.Receiving && text.SequenceEqual(_offered))
        {
            Send(Position);
        }
        else if (_phase is Phase.Waiting or Phase.Receiving)
        {
            Offer(text);
        }
    }

    private void Offer(ReadOnlySpan<byte> text)
    {
        if (OfferText.Read(text) is not { } offer)
        {
            Fail(string.Create(CultureInfo.InvariantCulture, $"The sender offers a file whose name is longer than {OfferText.MaximumName} bytes: rename it on the detector."));
            return;
        }

        _phase = Phase.Offering;
        _offered = text.ToArray();
        _skipped = null;
        _limit = Math.Min(offer.Bytes ?? _maximum, _maximum);
        _steps.Progress();
        _steps.Add(new ReceiverStep.Offered(offer));
    }

    private void TakeContent(ReadOnlySpan<byte> content, ZmodemEnd end)
    {
        if (_phase != Phase.Receiving)
        {
            _decoder.Hunt();
            return;
        }

        long known = Math.Min(_position - _stream, content.Length);
        _stream += content.Length;
        if (_stream > _limit)
        {
            _steps.Add(new ReceiverStep.Send(Cancel));
            Fail(string.Create(CultureInfo.InvariantCulture, $"The sender sent more of a file than the {_limit} bytes that it may have: send it again."));
            return;
        }

        if (known < content.Length)
        {
            _steps.Progress();
            _steps.Add(new ReceiverStep.Content(_position, content[(int)known..].ToArray()));
            _position = _stream;
        }

        if (end is ZmodemEnd.MoreAcknowledge or ZmodemEnd.HeaderAcknowledge)
        {
            Send(new ZmodemHeader(ZmodemFrame.Acknowledged, (uint)_stream));
        }
    }

    private void Repeat()
    {
        switch (_phase)
        {
            case Phase.Waiting:
                Ask(_ready);
                break;
            case Phase.Receiving:
                AskForPosition();
                break;
            case Phase.Closing:
                Ask(new ZmodemHeader(ZmodemFrame.End, 0));
                break;
            default:
                break;
        }
    }

    private void AskForPosition()
    {
        _decoder.Hunt();
        if (_attention.Length > 0)
        {
            _steps.Add(new ReceiverStep.Send(_attention));
        }

        Ask(Position);
    }

    private void Ask(ZmodemHeader header)
    {
        if (_steps.MayAsk())
        {
            Send(header);
            return;
        }

        _steps.Add(new ReceiverStep.Send(Cancel));
        Fail(_isSenderThere
            ? string.Create(CultureInfo.InvariantCulture, $"The line is too bad: nothing more came whole after {_steps.Asked - 1} attempts. Check the cable and send the files again.")
            : "Nobody sends: start the transfer on the detector and try again.");
    }

    private void Send(ZmodemHeader header) => _steps.Add(new ReceiverStep.Send(header.ToHex()));

    private void Finish()
    {
        _phase = Phase.Over;
        _steps.Add(new ReceiverStep.Finished());
    }

    private void Fail(string sentence)
    {
        _phase = Phase.Over;
        _steps.Add(new ReceiverStep.Failed(sentence));
    }
}
