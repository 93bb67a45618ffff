namespace Spectra.Service.Seizures.Numbers;

/// <summary>Whether the papers and the measurement disagree. A presumptive result decides, so a mismatch is a reason to look closer, not a proof.</summary>
internal abstract record GoodsMismatch
{
    private GoodsMismatch()
    {
    }

    /// <summary>They agree as far as they can be compared.</summary>
    /// <param name="Sentence">In what they agree.</param>
    public sealed record None(string Sentence) : GoodsMismatch;

    /// <summary>They disagree.</summary>
    /// <param name="Sentence">In what.</param>
    public sealed record Mismatch(string Sentence) : GoodsMismatch;

    /// <summary>They can't be compared, which confirms nothing.</summary>
    /// <param name="Why">What is missing.</param>
    public sealed record CannotBeJudged(string Why) : GoodsMismatch;
}
