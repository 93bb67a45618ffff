using System.Text;
using Spectra.Driver.Framing;

namespace Spectra.Driver.Tests.Framing;

/// <summary>A receiver whose steps are collected, and whose offers are answered at once.</summary>
internal sealed class Conversation(IFileReceiver receiver)
{
    private readonly StringBuilder _sent = new();

    /// <summary>From which offset a file is taken; null to pass over it.</summary>
    public Func<FileOffer, long?> Answer { get; init; } = static _ => 0;

    /// <summary>Whether offers wait for an answer by the test.</summary>
    public bool IsSlow { get; init; }

    public List<ReceivedFile> Files { get; } = [];

    public List<FileOffer> Offers { get; } = [];

    public bool IsFinished { get; private set; }

    public string? Failure { get; private set; }

    /// <summary>What was sent since the last look, in Latin-1.</summary>
    public string Sent()
    {
        Follow();
        string sent = _sent.ToString();
        _sent.Clear();
        return sent;
    }

    public Conversation Hear(params IEnumerable<byte> bytes)
    {
        receiver.Receive([.. bytes]);
        Follow();
        return this;
    }

    public Conversation HearChunks(Chunks chunks)
    {
        foreach (byte[] part in chunks.Parts)
        {
            Hear(part);
        }

        return this;
    }

    public Conversation Silence(int times = 1)
    {
        for (int time = 0; time < times; time++)
        {
            receiver.NothingCame();
            Follow();
        }

        return this;
    }

    public void Accept(long offset = 0)
    {
        Files.Add(new ReceivedFile(Offers[^1], offset));
        receiver.Accept(offset);
        Follow();
    }

    private void Follow()
    {
        while (receiver.TryNext(out ReceiverStep? step))
        {
            Assert.False(IsFinished || Failure is not null, "Nothing comes after the end.");
            Take(step);
        }
    }

    private void Take(ReceiverStep step)
    {
        switch (step)
        {
            case ReceiverStep.Send send:
                _sent.Append(Encoding.Latin1.GetString(send.Bytes.Span));
                break;
            case ReceiverStep.Offered offered:
                Offers.Add(offered.File);
                if (IsSlow)
                {
                    break;
                }

                if (Answer(offered.File) is { } offset)
                {
                    Files.Add(new ReceivedFile(offered.File, offset));
                    receiver.Accept(offset);
                }
                else
                {
                    receiver.Skip();
                }

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
