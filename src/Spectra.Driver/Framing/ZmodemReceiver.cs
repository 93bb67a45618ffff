using System.Diagnostics.CodeAnalysis;

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

    private readonly ZmodemDecoder _decoder = new();
    private readonly ZmodemAnswers _answers;
    private readonly ZmodemSession _session;

    /// <summary>A receiver that waits for a sender.</summary>
    /// <param name="maximum">The most bytes of one file.</param>
    /// <param name="attempts">How often it asks without progress before it gives up.</param>
    /// <param name="bufferLength">How many bytes the sender may send before it waits for an acknowledgement; 0 for no limit.</param>
    public ZmodemReceiver(long maximum = DefaultMaximum, int attempts = 10, ushort bufferLength = 0)
    {
        _answers = new ZmodemAnswers(attempts, bufferLength);
        _session = new ZmodemSession(_decoder, _answers, maximum);
        _answers.Send(_answers.Ready);
    }

    /// <inheritdoc/>
    public void Receive(ReadOnlySpan<byte> bytes)
    {
        while (!_answers.IsOver && !bytes.IsEmpty)
        {
            // "OO", over and out. No ZFIN has this letter, so that a repeated one is not taken for it.
            if (_session.Phase == ZmodemPhase.Closing && bytes.Contains((byte)'O'))
            {
                _answers.Finish();
            }
            else if (_decoder.TryRead(ref bytes, out ZmodemPiece piece))
            {
                _session.Take(piece);
            }
        }

        if (!_answers.IsOver && _session.Phase == ZmodemPhase.Receiving && _decoder.Garbage > PatienceWithGarbage)
        {
            _session.AskForPosition();
        }
    }

    /// <inheritdoc/>
    public void NothingCame()
    {
        if (_answers.IsOver || _session.Phase == ZmodemPhase.Offering)
        {
            return;
        }

        _decoder.Hunt();
        if (_session.IsSkippedOfferedAgain)
        {
            _answers.Ask(new ZmodemHeader(ZmodemFrame.Skip, 0));
        }
        else if (_session.Phase == ZmodemPhase.Waiting && _answers.IsSenderThere && (_answers.Asked & 1) != 0)
        {
            // One that waits for an answer to its ZFILE repeats it on a ZNAK, but not on a ZRINIT.
            _answers.Ask(new ZmodemHeader(ZmodemFrame.NotUnderstood, 0));
        }
        else if (_session.Phase == ZmodemPhase.Closing && _answers.Asked >= 2)
        {
            _answers.Finish();
        }
        else
        {
            _session.Repeat();
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
            ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Math.Min(_session.File.Limit, uint.MaxValue));
            _session.Accept(offset);
        }
    }

    /// <inheritdoc/>
    public void Skip()
    {
        if (IsOffering())
        {
            _session.Skip();
        }
    }

    /// <summary>Asks for the check sum of the whole file on offer; a sender that knows how answers with it, and a <see cref="ReceiverStep.CheckSummed"/> follows.</summary>
    /// <remarks>The pieces of a file say nothing of where they belong, so that one that is lost or comes twice as a whole is found only so.</remarks>
    public void AskForCheckSum()
    {
        if (IsOffering())
        {
            _session.AskForCheckSum();
        }
    }

    /// <summary>Whether there is a file to answer for: none any more where the transfer failed meanwhile.</summary>
    private bool IsOffering() => !_answers.IsOver && (_session.Phase == ZmodemPhase.Offering ? true : throw new InvalidOperationException("No file is on offer."));
}
