using System.Text;
using Spectra.Driver.Framing;

namespace Spectra.Driver.Protocols;

/// <summary>Asks a device that may be anything what it is: the identify query alone, nothing that changes it.</summary>
internal static class ScpiProbe
{
    /// <summary>The whole answer, once two in a row agree.</summary>
    public static async ValueTask<Answer<string>> AskAsync(string identify, Conversation conversation, CancellationToken cancellationToken)
    {
        string? before = null;
        return await Persistence.AskAsync(conversation, "the identity", async isRepeated =>
        {
            Attempt<string> once = await OnceAsync(identify, conversation, isRepeated && before is null, cancellationToken).ConfigureAwait(false);
            if (once.Kind != AttemptKind.Given || once.Value == before)
            {
                return once;
            }

            before = once.Value;
            Attempt<string> second = await OnceAsync(identify, conversation, isAfterFault: false, cancellationToken).ConfigureAwait(false);
            bool agree = second.Kind != AttemptKind.Given || second.Value == before;
            before = second.Kind == AttemptKind.Given ? second.Value : null;
            return agree ? second : Attempt.Again<string>("Two answers differ.");
        }, cancellationToken).ConfigureAwait(false);
    }

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
