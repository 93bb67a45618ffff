using Spectra.Driver.Framing;

namespace Spectra.Driver.Tests.Framing;

/// <summary>Carries bytes between a sender's streams and a receiver until the receiver or the sender ends.</summary>
internal sealed class ReceiverPump(IFileReceiver receiver)
{
    // A sender of lrzsz answers at once; on a busy machine "at once" takes a while.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(80);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly List<byte> _toSender = [];

    /// <summary>From which offset a file is taken; null to pass over it.</summary>
    public Func<FileOffer, long?> Answer { get; init; } = static _ => 0;

    /// <summary>Asks for the check sum of each file before it is answered; null where nothing is asked.</summary>
    public Action? AskForCheckSum { get; init; }

    /// <summary>The check sums that were told.</summary>
    public List<uint> CheckSums { get; } = [];

    public FaultyLine Inbound { get; init; } = new(0, 0);

    public FaultyLine Outbound { get; init; } = new(0, 0);

    /// <summary>After how many bytes from the sender the line is cut.</summary>
    public long CutAfter { get; init; } = long.MaxValue;

    public List<ReceivedFile> Files { get; } = [];

    public List<FileOffer> PassedOver { get; } = [];

    public bool IsFinished { get; private set; }

    public string? Failure { get; private set; }

    /// <summary>How many bytes came from the sender.</summary>
    public long Carried { get; private set; }

    /// <summary>How often the line fell quiet.</summary>
    public int Silences { get; private set; }

    private bool IsOver => IsFinished || Failure is not null;

    /// <summary>Runs until the end of the transfer, of the sender, or of the line.</summary>
    public async Task RunAsync(Stream fromSender, Stream toSender)
    {
        using CancellationTokenSource limit = new(Limit);
        byte[] buffer = new byte[4095];
        Task<int>? reading = null;
        while (true)
        {
            Follow();
            await WriteAsync(toSender, limit.Token);
            if (IsOver || Carried >= CutAfter)
            {
                return;
            }

            reading ??= fromSender.ReadAsync(buffer, limit.Token).AsTask();
            if (await Task.WhenAny(reading, Task.Delay(Quiet, limit.Token)) != reading)
            {
                limit.Token.ThrowIfCancellationRequested();
                Silences++;
                receiver.NothingCame();
                continue;
            }

            int length = (int)Math.Min(await reading, CutAfter - Carried);
            reading = null;
            if (length == 0)
            {
                return;
            }

            Carried += length;
            receiver.Receive(Inbound.Carry(buffer.AsSpan(0, length)));
        }
    }

    private void Follow()
    {
        while (receiver.TryNext(out ReceiverStep? step))
        {
            Assert.False(IsOver, "Nothing comes after the end.");
            switch (step)
            {
                case ReceiverStep.Send send:
                    _toSender.AddRange(Outbound.Carry(send.Bytes.Span));
                    break;
                case ReceiverStep.Offered offered when AskForCheckSum is not null:
                    Files.Add(new ReceivedFile(offered.File, 0));
                    AskForCheckSum();
                    break;
                case ReceiverStep.CheckSummed told:
                    CheckSums.Add(told.Crc32);
                    receiver.Accept(0);
                    break;
                case ReceiverStep.Offered offered when Answer(offered.File) is { } offset:
                    Files.Add(new ReceivedFile(offered.File, offset));
                    receiver.Accept(offset);
                    break;
                case ReceiverStep.Offered offered:
                    PassedOver.Add(offered.File);
                    receiver.Skip();
                    break;
                case ReceiverStep.Content content:
                    Files[^1].Add(content);
                    break;
                case ReceiverStep.Received received:
                    Files[^1].End(received.Length);
                    break;
                case ReceiverStep.Failed failed:
                    Failure = failed.Sentence;
                    break;
                default:
                    IsFinished = true;
                    break;
            }
        }
    }

    private async Task WriteAsync(Stream toSender, CancellationToken cancellation)
    {
        if (_toSender.Count == 0)
        {
            return;
        }

        try
        {
            await toSender.WriteAsync(_toSender.ToArray(), cancellation);
            await toSender.FlushAsync(cancellation);
        }
        catch (IOException)
        {
            // The sender is gone; the end of its output says so next.
        }

        _toSender.Clear();
    }
}
