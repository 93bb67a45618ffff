using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Spectra.Driver.Framing;

/// <summary>Receives a YMODEM batch with CRC-16.</summary>
/// <remarks>
/// <para>The protocol knows neither resume nor passing over: a file is accepted from 0, and one that is passed over is received and thrown away.</para>
/// <para>Without a stated size the padding of the last block stays in the content, and nothing tells whether the file is whole. With one the content ends at it, and an end before it is not believed.</para>
/// <para>What is not as it should be is answered only after the line fell quiet, so <see cref="NothingCame"/> belongs after about a second. An offer is to be answered before the sender repeats it, which takes about ten.</para>
/// <para>An acknowledgement carries no number: one that the line makes up puts sender and receiver out of step, which ends in <see cref="ReceiverStep.Failed"/>, never in wrong content.</para>
/// </remarks>
internal sealed class YmodemReceiver : IFileReceiver
{
    private const byte ShortBlock = 0x01;
    private const byte LongBlock = 0x02;
    private const byte EndOfFile = 0x04;
    private const byte Acknowledged = 0x06;
    private const byte Refused = 0x15;
    private const byte Cancelled = 0x18;
    private const byte WantCrc = (byte)'C';

    private enum Phase
    {
        Naming,
        Offering,
        Receiving,
        Over,
    }

    private readonly ReceiverSteps _steps;
    private readonly long _maximum;
    private readonly YmodemBlock _block = new();
    private Phase _phase;
    private FileOffer? _offer;
    private byte[] _last = [];
    private long _blocks;
    private long _position;
    private bool _isPurging;
    private bool _isPassedOver;
    private bool _isEndSeen;
    private bool _isAnswerOwed;
    private bool _isCancelSeen;

    /// <summary>A receiver that waits for a sender.</summary>
    /// <param name="maximum">The most bytes of one file.</param>
    /// <param name="attempts">How often it asks without progress before it gives up.</param>
    public YmodemReceiver(long maximum = ZmodemReceiver.DefaultMaximum, int attempts = 10)
    {
        _maximum = maximum;
        _steps = new ReceiverSteps(attempts);
        Send(WantCrc);
    }

    /// <inheritdoc/>
    public void Receive(ReadOnlySpan<byte> bytes)
    {
        // A sender waits for every answer: what comes behind a block before that is a repetition or noise.
        while (!bytes.IsEmpty && !_isPurging && _phase is Phase.Naming or Phase.Receiving)
        {
            if (!_block.IsComing)
            {
                TakeStart(bytes[0]);
                bytes = bytes[1..];
                continue;
            }

            _block.Fill(ref bytes);
            if (!_block.IsComing)
            {
                TakeBlock();
            }
        }
    }

    /// <inheritdoc/>
    public void NothingCame()
    {
        if (_phase is Phase.Naming or Phase.Receiving)
        {
            _isPurging = false;
            _isCancelSeen = false;
            _block.Clear();
            byte[] question = _phase == Phase.Naming || _blocks == 0 ? [WantCrc] : [Refused];
            Ask(!_isAnswerOwed ? question : _blocks == 0 ? [Acknowledged, WantCrc] : [Acknowledged]);
            _isAnswerOwed = false;
        }
    }

    /// <inheritdoc/>
    public bool TryNext([NotNullWhen(true)] out ReceiverStep? step) => _steps.TryNext(out step);

    /// <inheritdoc/>
    public void Accept(long offset)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(offset, 0);
        Answer(isPassedOver: false);
    }

    /// <inheritdoc/>
    public void Skip() => Answer(isPassedOver: true);

    private void Answer(bool isPassedOver)
    {
        if (_phase == Phase.Over)
        {
            return;
        }

        if (_phase != Phase.Offering)
        {
            throw new InvalidOperationException("No file is on offer.");
        }

        _phase = Phase.Receiving;
        _isPassedOver = isPassedOver;
        _isEndSeen = false;
        _blocks = 0;
        _position = 0;
        Send(Acknowledged, WantCrc);
    }

    private void TakeStart(byte start)
    {
        _isAnswerOwed = false;
        bool isSecondCancel = _isCancelSeen && start == Cancelled;
        _isCancelSeen = start == Cancelled;
        switch (start)
        {
            case ShortBlock or LongBlock:
                _block.Begin(start == ShortBlock ? 128 : 1024);
                break;
            case EndOfFile:
                TakeEnd();
                break;
            case Cancelled when isSecondCancel:
                Fail("The sender cancelled the transfer: send the files again.");
                break;
            case Cancelled:
                break;
            default:
                Purge();
                break;
        }
    }

    private void TakeBlock()
    {
        byte number = _block.Number;
        if (!_block.IsRight)
        {
            Purge();
        }
        else if (_phase == Phase.Naming)
        {
            TakeName(number, _block.Content);
        }
        else if (number == (byte)(_blocks + 1))
        {
            TakeContent(_block.Content);
        }
        else if (number == (byte)_blocks && _block.Content.SequenceEqual(_last))
        {
            // Dropped, and answered again only when the sender turns out to wait for it: an answer too many would count for its next block.
            _isAnswerOwed = true;
        }
        else if (number == (byte)_blocks)
        {
            // Numbers begin again with every file: what looks like a repetition is the begin of another one.
            Cancel("The sender broke a file off and began another: send the files again.");
        }
        else
        {
            Cancel(string.Create(CultureInfo.InvariantCulture, $"The sender went on with block {number} where {(byte)(_blocks + 1)} was due: send the file again."));
        }
    }

    private void TakeName(byte number, ReadOnlySpan<byte> content)
    {
        if (number != 0 || OfferText.Read(content) is not { } offer)
        {
            Purge();
        }
        else if (offer.Name.Length == 0)
        {
            _phase = Phase.Over;
            Send(Acknowledged);
            _steps.Add(new ReceiverStep.Finished());
        }
        else
        {
            _offer = offer;
            _last = content.ToArray();
            _phase = Phase.Offering;
            _steps.Progress();
            _steps.Add(new ReceiverStep.Offered(offer));
        }
    }

    private void TakeContent(ReadOnlySpan<byte> content)
    {
        long limit = Math.Min(_offer?.Bytes ?? _maximum, _maximum);
        bool isStated = _offer?.Bytes <= _maximum;
        if (_position >= limit || (!isStated && content.Length > limit - _position))
        {
            Cancel(string.Create(CultureInfo.InvariantCulture, $"The sender sent more of a file than the {limit} bytes that it may have: send it again."));
            return;
        }

        int length = (int)Math.Min(content.Length, limit - _position);
        if (!_isPassedOver)
        {
            _steps.Add(new ReceiverStep.Content(_position, content[..length].ToArray()));
        }

        _steps.Progress();
        _last = content.ToArray();
        _position += length;
        _blocks++;
        _isEndSeen = false;
        Send(Acknowledged);
    }

    private void TakeEnd()
    {
        if (_phase == Phase.Naming)
        {
            if (_offer is null)
            {
                Purge();
            }
            else
            {
                // The answer to the end of the last file was lost.
                Send(Acknowledged, WantCrc);
            }
        }
        else if (_position < _offer?.Bytes || !_isEndSeen)
        {
            // Asked twice, for a lone byte has no check sum.
            _isEndSeen = true;
            Ask([Refused]);
        }
        else
        {
            _phase = Phase.Naming;
            _steps.Progress();
            if (!_isPassedOver)
            {
                _steps.Add(new ReceiverStep.Received(_position));
            }

            Send(Acknowledged, WantCrc);
        }
    }

    private void Purge()
    {
        _isPurging = true;
        _isEndSeen = false;
    }

    private void Ask(byte[] question)
    {
        if (_steps.MayAsk())
        {
            Send(question);
            return;
        }

        Cancel(_offer is null
            ? "Nobody sends: start the transfer on the detector and try again."
            : string.Create(CultureInfo.InvariantCulture, $"The line is too bad, or the file is shorter than stated: nothing more came whole after {_steps.Asked - 1} attempts. Check the cable and send the files again."));
    }

    private void Send(params byte[] bytes) => _steps.Add(new ReceiverStep.Send(bytes));

    private void Cancel(string sentence)
    {
        Send(Cancelled, Cancelled);
        Fail(sentence);
    }

    private void Fail(string sentence)
    {
        _phase = Phase.Over;
        _steps.Add(new ReceiverStep.Failed(sentence));
    }
}
