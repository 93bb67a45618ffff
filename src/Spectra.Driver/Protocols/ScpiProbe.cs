using System.Text;
using Spectra.Driver.Framing;

namespace Spectra.Driver.Protocols;

/// <summary>Asks a device that may be anything what it is: the identify query alone, nothing that changes it.</summary>
internal static class ScpiProbe
{
    /// <summary>The whole answer, by one reading.</summary>
    public static ValueTask<Answer<string>> AskAsync(string identify, Conversation conversation, CancellationToken cancellationToken) =>
        Persistence.AskAsync(conversation, "the identity", isRepeated => OnceAsync(identify, conversation, isRepeated, cancellationToken), cancellationToken);

    private static async ValueTask<Attempt<string>> OnceAsync(string identify, Conversation conversation, bool isAfterFault, CancellationToken cancellationToken)
    {
        ExchangeOutcome ready = isAfterFault ? await conversation.SettleAsync(cancellationToken).ConfigureAwait(false) : ExchangeOutcome.TimedOut;
        ExchangeOutcome asked = ready == ExchangeOutcome.TimedOut ? await conversation.AskAsync(Encoding.ASCII.GetBytes(identify + "\n"), cancellationToken).ConfigureAwait(false) : ready;
        if (asked != ExchangeOutcome.Answered)
        {
            return Attempt.Failed<string>(asked);
        }

        Exchange<string> answer = await conversation.ReadAsync(new LineFraming(), cancellationToken).ConfigureAwait(false);
        return answer.Outcome != ExchangeOutcome.Answered ? Attempt.Failed<string>(answer.Outcome)
            : ScpiIdentity.Parse(answer.Frame!) is null ? Attempt.Again<string>("What came is no identity.")
            : Attempt.Given(answer.Frame!);
    }
}
