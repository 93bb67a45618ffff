using Spectra.Driver.Framing;

namespace Spectra.Driver.Protocols;

/// <summary>Asks a device whose messages carry the token of the question they answer.</summary>
internal static class FramedProtocol
{
    // A device that floods the line with messages that answer nothing is out of order.
    private const int MostStrangers = 64;

    /// <summary>Writes a request and reads until its answer comes; messages that answer something else are passed over.</summary>
    /// <param name="conversation">The line.</param>
    /// <param name="request">The request's bytes.</param>
    /// <param name="framing">What cuts messages.</param>
    /// <param name="answers">Whether a message answers this request.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async ValueTask<Exchange<TFrame>> AskAsync<TFrame>(Conversation conversation, ReadOnlyMemory<byte> request, IFraming<TFrame> framing, Func<TFrame, bool> answers, CancellationToken cancellationToken)
        where TFrame : class
    {
        ExchangeOutcome asked = await conversation.AskAsync(request, cancellationToken).ConfigureAwait(false);
        if (asked != ExchangeOutcome.Answered)
        {
            return new Exchange<TFrame>(asked, null);
        }

        for (int strangers = 0; strangers < MostStrangers; strangers++)
        {
            Exchange<TFrame> came = await conversation.ReadAsync(framing, cancellationToken).ConfigureAwait(false);
            if (came.Outcome != ExchangeOutcome.Answered || answers(came.Frame!))
            {
                return came;
            }

            conversation.Journal.Note("noise", "A message came that answers another question.");
        }

        return new Exchange<TFrame>(ExchangeOutcome.Corrupt, null);
    }
}
