using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Spectra.Driver.Framing;

/// <summary>What a ZMODEM receiver says, how often it repeats itself, and its last word.</summary>
/// <param name="attempts">How often it asks without progress before it gives up.</param>
/// <param name="bufferLength">How many bytes the sender may send before it waits for an acknowledgement; 0 for no limit.</param>
internal sealed class ZmodemAnswers(int attempts, ushort bufferLength)
{
    private const int MaximumAttention = 32;

    // CANFDX, CANOVIO and CANFC32 in ZF0: it receives while it sends, and takes CRC-32.
    private const uint Abilities = 0x23u << 24;

    private static readonly byte[] Cancellation = [.. Enumerable.Repeat((byte)0x18, 8), .. Enumerable.Repeat((byte)'\b', 10)];

    private readonly ReceiverSteps _steps = new(attempts);
    private byte[] _attention = [];

    /// <summary>ZRINIT.</summary>
    public ZmodemHeader Ready { get; } = new(ZmodemFrame.ReceiverReady, Abilities | bufferLength);

    /// <summary>Whether the last word is spoken.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Whether anything of a sender was seen.</summary>
    public bool IsSenderThere { get; set; }

    /// <summary>How often it asked since there was progress.</summary>
    public int Asked => _steps.Asked;

    /// <summary>ZRPOS.</summary>
    public static ZmodemHeader Position(long position) => new(ZmodemFrame.PositionWanted, (uint)position);

    /// <summary>The next step, in order.</summary>
    public bool TryNext([NotNullWhen(true)] out ReceiverStep? step) => _steps.TryNext(out step);

    /// <summary>Something came that the transfer waited for.</summary>
    public void Progress() => _steps.Progress();

    /// <summary>Hands a step to the caller.</summary>
    public void Tell(ReceiverStep step) => _steps.Add(step);

    /// <summary>Answers the sender.</summary>
    public void Send(ZmodemHeader header) => _steps.Add(new ReceiverStep.Send(header.ToHex()));

    /// <summary>Answers the sender with a header that carries nothing.</summary>
    public void Send(ZmodemFrame frame) => Send(new ZmodemHeader(frame, 0));

    /// <summary>Answers what has the same answer at any time; what has none is ignored.</summary>
    public void Answer(ZmodemHeader header)
    {
        switch (header.Frame)
        {
            case ZmodemFrame.Abort or ZmodemFrame.FileError or ZmodemFrame.Cancelled:
                Fail("The sender gave the transfer up: send the files again.");
                break;
            case ZmodemFrame.FreeSpaceWanted:
                Send(new ZmodemHeader(ZmodemFrame.Acknowledged, uint.MaxValue));
                break;
            case ZmodemFrame.Challenge:
                Send(header with { Frame = ZmodemFrame.Acknowledged });
                break;
            default:
                break;
        }
    }

    /// <summary>Repeats itself, or gives up.</summary>
    public void Ask(ZmodemHeader header)
    {
        if (_steps.MayAsk())
        {
            Send(header);
            return;
        }

        Cancel(IsSenderThere
            ? string.Create(CultureInfo.InvariantCulture, $"The line is too bad: nothing more came whole after {_steps.Asked - 1} attempts. Check the cable and send the files again.")
            : "Nobody sends: start the transfer on the detector and try again.");
    }

    /// <summary>Asks for data from a position on, after the text that gets the sender's attention.</summary>
    public void AskFor(long position)
    {
        if (_attention.Length > 0)
        {
            _steps.Add(new ReceiverStep.Send(_attention));
        }

        Ask(Position(position));
    }

    /// <summary>Keeps the text that gets the sender's attention.</summary>
    public void TakeWishes(ReadOnlySpan<byte> text)
    {
        text = text[..Math.Min(text.Length, MaximumAttention)];
        int end = text.IndexOf((byte)0);

        // The two codes for a break and a pause can't be sent as bytes.
        _attention = [.. text[..(end < 0 ? text.Length : end)].ToArray().Where(static next => next is not (0xDD or 0xDE))];
        Send(ZmodemFrame.Acknowledged);
    }

    /// <summary>Stops the sender and fails.</summary>
    public void Cancel(string sentence)
    {
        _steps.Add(new ReceiverStep.Send(Cancellation));
        Fail(sentence);
    }

    /// <summary>Ends without the files.</summary>
    public void Fail(string sentence) => End(new ReceiverStep.Failed(sentence));

    /// <summary>Ends with all files.</summary>
    public void Finish() => End(new ReceiverStep.Finished());

    private void End(ReceiverStep last)
    {
        IsOver = true;
        _steps.Add(last);
    }
}
