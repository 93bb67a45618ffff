using Spectra.Driver.Journals;

namespace Spectra.Driver.Protocols;

/// <summary>Asks until two answers in a row agree: what carries no check sum may be damaged on the line and look well.</summary>
internal static class Agreement
{
    private const int MostReadings = 12;

    /// <summary>The answer that two readings in a row gave.</summary>
    /// <param name="journal">Where differences are noted.</param>
    /// <param name="what">What is read, for the sentences.</param>
    /// <param name="ask">Reads it once.</param>
    /// <param name="agree">Whether two readings say the same.</param>
    /// <param name="disagreement">What it comes to where no two ever agree, given the sentence.</param>
    public static async ValueTask<Answer<T>> ReachAsync<T>(SessionJournal journal, string what, Func<ValueTask<Answer<T>>> ask, Func<T, T, bool> agree, Func<string, Answer<T>> disagreement)
    {
        Answer<T> before = await ask().ConfigureAwait(false);
        for (int reading = 1; reading < MostReadings && before.IsGiven; reading++)
        {
            Answer<T> now = await ask().ConfigureAwait(false);
            if (!now.IsGiven || agree(before.Value, now.Value))
            {
                return now;
            }

            journal.Note("mismatch", $"Two readings of {what} differ: it is read again.");
            before = now;
        }

        return before.IsGiven ? disagreement($"No two readings of {what} agree: the line is too bad. Check the cable and dock again.") : before;
    }
}
