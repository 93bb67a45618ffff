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

    // What may still be on its way when the sender reads that it is to go back; more means that it did not read it.
    private const int PatienceWithGarbage = 64 * 1024;

    private enum Phase
    {
        Waiting,
        Offering,
        Receiving,
        Closing,
    }

    private readonly ZmodemDecoder _decoder = new();
    private readonly ZmodemAnswers _answers;
    private readonly long _maximum;
    private Phase _phase;
    private ZmodemFrame _subpacketsOf;
    private ZmodemFile _file = new([], 0);
    private ZmodemFile? _skipped;
    private bool _isSkippedOfferedAgain;

    /// <summary>A receiver that waits for a sender.</summary>
    /// <param name="maximum">The most bytes of one file.</param>
    /// <param name="attempts">How often it asks without progress before it gives up.</param>
    /// <param name="bufferLength">How many bytes the sender may send before it waits for an acknowledgement; 0 for no limit.</param>
    public ZmodemReceiver(long maximum = DefaultMaximum, int attempts = 10, ushort bufferLength = 0)
    {
        _maximum = maximum;
        _answers = new ZmodemAnswers(attempts, bufferLength);
        _answers.Send(_answers.Ready);
    }

    /// <inheritdoc/>
    public void Receive(ReadOnlySpan<byte> bytes)
    {
        while (!_answers.IsOver && !bytes.IsEmpty)
        {
            // "OO", over and out. No ZFIN has this letter, so that a repeated one is not taken for it.
            if (_phase == Phase.Closing && bytes.Contains((byte)'O'))
            {
                _answers.Finish();
            }
            else if (_decoder.TryRead(ref bytes, out ZmodemPiece piece))
            {
                Take(piece);
            }
        }

        if (!_answers.IsOver && _phase == Phase.Receiving && _decoder.Garbage > PatienceWithGarbage)
        {
            AskForPosition();
        }
    }

    /// <inheritdoc/>
    public void NothingCame()
    {
        if (_answers.IsOver || _phase == Phase.Offering)
        {
            return;
        }

        _decoder.Hunt();
        if (_isSkippedOfferedAgain)
        {
            _isSkippedOfferedAgain = false;
            _answers.Ask(new ZmodemHeader(ZmodemFrame.Skip, 0));
        }
        else if (_phase == Phase.Waiting && _answers.IsSenderThere && (_answers.Asked & 1) != 0)
        {
            // One that waits for an answer to its ZFILE repeats it on a ZNAK, but not on a ZRINIT.
            _answers.Ask(new ZmodemHeader(ZmodemFrame.NotUnderstood, 0));
        }
        else if (_phase == Phase.Closing && _answers.Asked >= 2)
        {
            _answers.Finish();
        }
        else
        {
            Repeat();
        }
    }

    /// <inheritdoc/>
    public bool TryNext([NotNullWhen(true)] out ReceiverStep? step) => _answers.TryNext(out step);

    /// <inheritdoc/>
    public void Accept(long offset)
    {
        if (IsOffering())
        {
            ArgumentOutOfRangeException.ThrowIfNegative(offset);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Math.Min(_file.Limit, uint.MaxValue));
            _phase = Phase.Receiving;
            _file.Begin(offset);
            _answers.Send(ZmodemAnswers.Position(offset));
        }
    }

    /// <inheritdoc/>
    public void Skip()
    {
        if (IsOffering())
        {
            _phase = Phase.Waiting;
            _skipped = _file;
            _answers.Send(ZmodemFrame.Skip);
        }
    }

    /// <summary>Whether there is a file to answer for: none any more where the transfer failed meanwhile.</summary>
    private bool IsOffering() => _answers.IsOver || _phase == Phase.Offering ? !_answers.IsOver : throw new InvalidOperationException("No file is on offer.");

    private void Take(ZmodemPiece piece)
    {
        _isSkippedOfferedAgain = false;
        _answers.IsSenderThere = true;
        switch (piece.Kind)
        {
            case ZmodemPieceKind.Header:
                TakeHeader(piece.Header);
                break;
            case ZmodemPieceKind.Subpacket:
                TakeSubpacket(piece.Content.Span, piece.End);
                break;
            case ZmodemPieceKind.Cancelled:
                _answers.Fail("The sender cancelled the transfer: send the files again.");
                break;
            default:
                TakeDamage();
                break;
        }
    }

    private void TakeDamage()
    {
        if (_phase == Phase.Waiting)
        {
            _answers.Ask(new ZmodemHeader(ZmodemFrame.NotUnderstood, 0));
        }
        else
        {
            Repeat();
        }
    }

    private void Repeat()
    {
        switch (_phase)
        {
            case Phase.Waiting:
                _answers.Ask(_answers.Ready);
                break;
            case Phase.Receiving:
                AskForPosition();
                break;
            case Phase.Closing:
                _answers.Ask(new ZmodemHeader(ZmodemFrame.End, 0));
                break;
            default:
                break;
        }
    }

    private void AskForPosition()
    {
        _decoder.Hunt();
        _answers.AskFor(_file.Position);
    }

    private void TakeHeader(ZmodemHeader header)
    {
        switch (header.Frame)
        {
            case ZmodemFrame.ReceiverWanted when _phase is Phase.Waiting or Phase.Receiving:
                _phase = Phase.Waiting;
                _answers.Send(_answers.Ready);
                break;
            case ZmodemFrame.FileOffered or ZmodemFrame.SenderWishes or ZmodemFrame.Command:
                ExpectSubpacketsOf(header.Frame);
                break;
            case ZmodemFrame.Content when _phase == Phase.Receiving && _file.TryGoTo(header.Position):
                ExpectSubpacketsOf(header.Frame);
                break;
            case ZmodemFrame.Content or ZmodemFrame.NotUnderstood:
                Repeat();
                break;
            case ZmodemFrame.EndOfFile:
                TakeEndOfFile(header.Position);
                break;
            case ZmodemFrame.End when _phase != Phase.Offering:
                TakeEnd();
                break;
            case ZmodemFrame.Abort or ZmodemFrame.FileError or ZmodemFrame.Cancelled:
                _answers.Fail("The sender gave the transfer up: send the files again.");
                break;
            case ZmodemFrame.FreeSpaceWanted:
                _answers.Send(new ZmodemHeader(ZmodemFrame.Acknowledged, uint.MaxValue));
                break;
            case ZmodemFrame.Challenge:
                _answers.Send(header with { Frame = ZmodemFrame.Acknowledged });
                break;
            default:
                break;
        }
    }

    /// <summary>The end of the file; an end elsewhere was sent before the sender read that it is to go back, and is ignored.</summary>
    private void TakeEndOfFile(uint position)
    {
        if (_phase == Phase.Receiving && position == _file.Position)
        {
            _phase = Phase.Waiting;
            _answers.Progress();
            _answers.Tell(new ReceiverStep.Received(_file.Position));
        }

        if (_phase == Phase.Waiting)
        {
            _answers.Send(_answers.Ready);
        }
    }

    private void TakeEnd()
    {
        _answers.Send(ZmodemFrame.End);
        if (_phase == Phase.Receiving)
        {
            _answers.Fail("The sender ended the transfer before the file was whole: send it again.");
        }
        else if (_phase == Phase.Waiting)
        {
            _phase = Phase.Closing;
            _answers.Progress();
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
                _answers.TakeWishes(content);
                break;
            case ZmodemFrame.Command:
                // Nothing is ever run for a sender: 1 says that it was not.
                _answers.Send(new ZmodemHeader(ZmodemFrame.CommandStatus, 1));
                break;
            default:
                TakeContent(content, end);
                break;
        }
    }

    private void TakeOffer(ReadOnlySpan<byte> text)
    {
        if (_phase == Phase.Waiting && _skipped is { } skipped && skipped.IsSaidOf(text))
        {
            // Answered when it is sure that the sender waits for it: an answer too many would pass over its next file.
            _isSkippedOfferedAgain = true;
        }
        else if (_phase == Phase.Receiving && _file.IsSaidOf(text))
        {
            _answers.Send(ZmodemAnswers.Position(_file.Position));
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
            _answers.Cancel(string.Create(CultureInfo.InvariantCulture, $"The sender offers a file whose name is longer than {OfferText.MaximumName} bytes: rename it on the detector."));
            return;
        }

        _phase = Phase.Offering;
        _file = new ZmodemFile(text.ToArray(), Math.Min(offer.Bytes ?? _maximum, _maximum));
        _skipped = null;
        _answers.Progress();
        _answers.Tell(new ReceiverStep.Offered(offer));
    }

    private void TakeContent(ReadOnlySpan<byte> content, ZmodemEnd end)
    {
        long from = _file.Position;
        if (!_file.TryTake(ref content))
        {
            _answers.Cancel(string.Create(CultureInfo.InvariantCulture, $"The sender sent more of a file than the {_file.Limit} bytes that it may have: send it again."));
            return;
        }

        if (!content.IsEmpty)
        {
            _answers.Progress();
            _answers.Tell(new ReceiverStep.Content(from, content.ToArray()));
        }

        if (end is ZmodemEnd.MoreAcknowledge or ZmodemEnd.HeaderAcknowledge)
        {
            _answers.Send(new ZmodemHeader(ZmodemFrame.Acknowledged, _file.Stream));
        }
    }
}
