namespace Spectra.Service.Seizures.Numbers;

/// <summary>How a number stands while it is typed.</summary>
/// <param name="State">Whether it can still become valid.</param>
/// <param name="Sentence">What is there and what comes next, or what is wrong.</param>
internal readonly record struct TypingProgress(TypingState State, string Sentence);

/// <summary>The states of a number that is being typed.</summary>
internal enum TypingState
{
    /// <summary>Right as far as it goes.</summary>
    SoFarValid,

    /// <summary>Whole, and its check digit holds.</summary>
    Whole,

    /// <summary>It can't become a valid number by typing on.</summary>
    Faulty,
}
