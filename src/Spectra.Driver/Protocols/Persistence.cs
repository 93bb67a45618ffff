namespace Spectra.Driver.Protocols;

/// <summary>Asks a device until it answers, as often as its profile allows. Only questions that change nothing, or nothing more the second time, are asked so.</summary>
internal static class Persistence
{
    private const int MostBusy = 40;

    /// <summary>Asks.</summary>
    /// <param name="conversation">The line.</param>
    /// <param name="what">What is asked for, for the sentences: "the catalogue".</param>
    /// <param name="once">Asks once; told whether an attempt went before it.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public static async ValueTask<Answer<T>> AskAsync<T>(Conversation conversation, string what, Func<bool, ValueTask<Attempt<T>>> once, CancellationToken cancellationToken)
    {
        int tries = 0;
        int busy = 0;
        bool wasRefused = false;
        bool isRepeated = false;
        while (true)
        {
            Attempt<T> attempt = await once(isRepeated).ConfigureAwait(false);
            switch (attempt.Kind)
            {
                case AttemptKind.Given:
                    return Answer.Given(attempt.Value);
                case AttemptKind.HungUp:
                    return Answer.Lost<T>($"The line went away while {what} was asked for.");
                case AttemptKind.Cancelled:
                    return Answer.Cancelled<T>();
                case AttemptKind.Refused when wasRefused:
                    conversation.Journal.Note("refused", $"{what}: {attempt.Why}");
                    return Answer.Refused<T>($"The device refused {what}: {attempt.Why}");
                case AttemptKind.Busy when ++busy >= MostBusy:
                    return Answer.Refused<T>($"The device stayed busy when {what} was asked for.");
                case AttemptKind.Again when ++tries >= conversation.Timing.Attempts:
                    conversation.Journal.Note("silent", $"{what}: {attempt.Why}");
                    return Answer.Lost<T>($"The device no longer answers: {what} was asked for {tries} times. {attempt.Why}");
            }

            // One refusal may be a question that was damaged on the way there; two are the device's word.
            wasRefused |= attempt.Kind == AttemptKind.Refused;
            isRepeated = true;
            conversation.Journal.Retry($"{what}: {attempt.Why}");
            if (attempt.Kind == AttemptKind.Busy && !await PausedAsync(conversation, cancellationToken).ConfigureAwait(false))
            {
                return Answer.Cancelled<T>();
            }
        }
    }

    /// <summary>The answer to a question that is asked only once.</summary>
    public static Answer<T> Once<T>(string what, Attempt<T> attempt) => attempt.Kind switch
    {
        AttemptKind.Given => Answer.Given(attempt.Value),
        AttemptKind.HungUp => Answer.Lost<T>($"The line went away while {what} was asked for."),
        AttemptKind.Cancelled => Answer.Cancelled<T>(),
        _ => Answer.Refused<T>(attempt.Why!),
    };

    private static async ValueTask<bool> PausedAsync(Conversation conversation, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(conversation.Timing.Busy, conversation.Time, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
