namespace Spectra.Service.Accounts;

/// <summary>What came of a change to an account.</summary>
internal abstract record AccountOutcome
{
    private AccountOutcome()
    {
    }

    /// <summary>It was done.</summary>
    /// <param name="Account">The account as it is now.</param>
    /// <param name="OneTimePassword">The password to be handed over and changed; null where none was made.</param>
    internal sealed record Done(Account Account, string? OneTimePassword = null) : AccountOutcome;

    /// <summary>It was not done.</summary>
    /// <param name="Word">What was wrong, as a word of the interface.</param>
    /// <param name="Sentence">What was wrong.</param>
    internal sealed record Refused(string Word, string Sentence) : AccountOutcome;
}
