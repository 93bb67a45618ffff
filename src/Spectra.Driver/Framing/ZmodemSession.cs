using System.Globalization;

namespace Spectra.Driver.Framing;

/// <summary>What a ZMODEM receiver makes of what it finds on the line.</summary>
/// <param name="decoder">What finds it.</param>
/// <param name="answers">What is said to it.</param>
/// <param name="maximum">The most bytes of one file.</param>
internal sealed class ZmodemSession(ZmodemDecoder decoder, ZmodemAnswers answers, long maximum)
{
    private ZmodemFrame _subpacketsOf;
    private ZmodemFile? _skipped;

    /// <summary>Where the session stands.</summary>
    public ZmodemPhase Phase { get; private set; }

    /// <summary>The file on offer or being received.</summary>
    public ZmodemFile File { get; private set; } = new([], 0);

    /// <summary>Whether the last thing heard was the offer of the file just skipped.</summary>
    public bool IsSkippedOfferedAgain { get; private set; }

    /// <summary>Takes the file on offer.</summary>
    public void Accept(long offset)
    {
        Phase = ZmodemPhase.Receiving;
        File.Begin(offset);
        answers.Send(ZmodemAnswers.Position(offset));
    }

    /// <summary>Asks the sender for the check sum of the whole file on offer.</summary>
    public void AskForCheckSum() => answers.Send(ZmodemFrame.FileCheckSum);

    /// <summary>Passes over the file on offer.</summary>
    public void Skip()
    {
        Phase = ZmodemPhase.Waiting;
        _skipped = File;
        answers.Send(ZmodemFrame.Skip);
    }

    /// <summary>Takes what was found.</summary>
    public void Take(ZmodemPiece piece)
    {
        IsSkippedOfferedAgain = false;
        answers.IsSenderThere = true;
        switch (piece.Kind)
        {
            case ZmodemPieceKind.Header:
                TakeHeader(piece.Header);
                break;
            case ZmodemPieceKind.Subpacket:
                TakeSubpacket(piece.Content.Span, piece.End);
                break;
            case ZmodemPieceKind.Cancelled:
                answers.Fail("The sender cancelled the transfer: send the files again.");
                break;
            default:
                TakeDamage();
                break;
        }
    }

    /// <summary>Says again what the session waits for.</summary>
    public void Repeat()
    {
        switch (Phase)
        {
            case ZmodemPhase.Waiting:
                answers.Ask(answers.Ready);
                break;
            case ZmodemPhase.Receiving:
                AskForPosition();
                break;
            case ZmodemPhase.Closing:
                answers.Ask(new ZmodemHeader(ZmodemFrame.End, 0));
                break;
            default:
                break;
        }
    }

    /// <summary>Asks for data from the end of what came.</summary>
    public void AskForPosition()
    {
        decoder.Hunt();
        answers.AskFor(File.Position);
    }

    private void TakeDamage()
    {
        if (Phase == ZmodemPhase.Waiting)
        {
            answers.Ask(new ZmodemHeader(ZmodemFrame.NotUnderstood, 0));
        }
        else
        {
            Repeat();
        }
    }

    private void TakeHeader(ZmodemHeader header)
    {
        switch (header.Frame)
        {
            case ZmodemFrame.ReceiverWanted when Phase is ZmodemPhase.Waiting or ZmodemPhase.Receiving:
                Phase = ZmodemPhase.Waiting;
                answers.Send(answers.Ready);
                break;
            case ZmodemFrame.FileOffered or ZmodemFrame.SenderWishes or ZmodemFrame.Command:
                ExpectSubpacketsOf(header.Frame);
                break;
            case ZmodemFrame.Content when Phase == ZmodemPhase.Receiving && File.TryGoTo(header.Position):
                ExpectSubpacketsOf(header.Frame);
                break;
            case ZmodemFrame.Content or ZmodemFrame.NotUnderstood:
                Repeat();
                break;
            case ZmodemFrame.EndOfFile:
                TakeEndOfFile(header.Position);
                break;
            case ZmodemFrame.FileCheckSum when Phase == ZmodemPhase.Offering:
                answers.Tell(new ReceiverStep.CheckSummed(header.Position));
                break;
            case ZmodemFrame.End when Phase != ZmodemPhase.Offering:
                TakeEnd();
                break;
            default:
                answers.Answer(header);
                break;
        }
    }

    /// <summary>The end of the file; an end elsewhere was sent before the sender read that it is to go back, and is ignored.</summary>
    private void TakeEndOfFile(uint position)
    {
        if (Phase == ZmodemPhase.Receiving && position == File.Position)
        {
            Phase = ZmodemPhase.Waiting;
            answers.Progress();
            answers.Tell(new ReceiverStep.Received(File.Position));
        }

        if (Phase == ZmodemPhase.Waiting)
        {
            answers.Send(answers.Ready);
        }
    }

    private void TakeEnd()
    {
        answers.Send(ZmodemFrame.End);
        if (Phase == ZmodemPhase.Receiving)
        {
            answers.Fail("The sender ended the transfer before the file was whole: send it again.");
        }
        else if (Phase == ZmodemPhase.Waiting)
        {
            Phase = ZmodemPhase.Closing;
            answers.Progress();
        }
    }

    private void ExpectSubpacketsOf(ZmodemFrame frame)
    {
        _subpacketsOf = frame;
        decoder.ExpectSubpacket();
    }

    private void TakeSubpacket(ReadOnlySpan<byte> content, ZmodemEnd end)
    {
        switch (_subpacketsOf)
        {
            case ZmodemFrame.FileOffered:
                TakeOffer(content);
                break;
            case ZmodemFrame.SenderWishes:
                answers.TakeWishes(content);
                break;
            case ZmodemFrame.Command:
                // Nothing is ever run for a sender: 1 says that it was not.
                answers.Send(new ZmodemHeader(ZmodemFrame.CommandStatus, 1));
                break;
            default:
                TakeContent(content, end);
                break;
        }
    }

    private void TakeOffer(ReadOnlySpan<byte> text)
    {
        if (Phase == ZmodemPhase.Waiting && _skipped is { } skipped && skipped.IsSaidOf(text))
        {
            // Answered when it is sure that the sender waits for it: an answer too many would pass over its next file.
            IsSkippedOfferedAgain = true;
        }
        else if (Phase == ZmodemPhase.Receiving && File.IsSaidOf(text))
        {
            answers.Send(ZmodemAnswers.Position(File.Position));
        }
        else if (Phase is ZmodemPhase.Waiting or ZmodemPhase.Receiving)
        {
            Offer(text);
        }
    }

    private void Offer(ReadOnlySpan<byte> text)
    {
        if (OfferText.Read(text) is not { } offer)
        {
            answers.Cancel(string.Create(CultureInfo.InvariantCulture, $"The sender offers a file whose name is longer than {OfferText.MaximumName} bytes: rename it on the detector."));
            return;
        }

        Phase = ZmodemPhase.Offering;
        File = new ZmodemFile(text.ToArray(), Math.Min(offer.Bytes ?? maximum, maximum));
        _skipped = null;
        answers.Progress();
        answers.Tell(new ReceiverStep.Offered(offer));
    }

    private void TakeContent(ReadOnlySpan<byte> content, ZmodemEnd end)
    {
        long from = File.Position;
        if (!File.TryTake(ref content))
        {
            answers.Cancel(string.Create(CultureInfo.InvariantCulture, $"The sender sent more of a file than the {File.Limit} bytes that it may have: send it again."));
            return;
        }

        if (!content.IsEmpty)
        {
            answers.Progress();
            answers.Tell(new ReceiverStep.Content(from, content.ToArray()));
        }

        if (end is ZmodemEnd.MoreAcknowledge or ZmodemEnd.HeaderAcknowledge)
        {
            answers.Send(new ZmodemHeader(ZmodemFrame.Acknowledged, File.Stream));
        }
    }
}
