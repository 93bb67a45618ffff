using System.Collections.Immutable;
using Spectra.Search;

namespace Spectra.Confidence;

/// <summary>The answer to "what is it": never more than infrared can say.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>The contract's word for the kind.</summary>
    public abstract string Kind { get; }

    /// <summary>What the verdict names: one hit, a confusion group best first, or nothing.</summary>
    public virtual ImmutableArray<Hit> Named => [];

    /// <summary>How far the answer goes: <c>parent</c> for one substance (its salt, isomer and form are not determined), <c>group</c> for several, else null.</summary>
    public virtual string? Level => null;

    /// <summary>Consistent with one substance, and with no other of the library as well.</summary>
    /// <param name="Hit">The substance's best reference.</param>
    public sealed record PresumptiveMatch(Hit Hit) : Verdict
    {
        /// <inheritdoc/>
        public override string Kind => "presumptive-match";

        /// <inheritdoc/>
        public override ImmutableArray<Hit> Named => [Hit];

        /// <inheritdoc/>
        public override string? Level => "parent";
    }

    /// <summary>Consistent with several substances that this measurement can't separate.</summary>
    /// <param name="Group">The substances, best first; one alone where the spectrum is too poor to name it.</param>
    public sealed record Inconclusive(ImmutableArray<Hit> Group) : Verdict
    {
        /// <inheritdoc/>
        public override string Kind => "inconclusive";

        /// <inheritdoc/>
        public override ImmutableArray<Hit> Named => Group;

        /// <inheritdoc/>
        public override string? Level => "group";
    }

    /// <summary>Like nothing in the library. It does not mean safe, and it does not mean legal.</summary>
    public sealed record NoMatch : Verdict
    {
        /// <inheritdoc/>
        public override string Kind => "no-match";
    }

    /// <summary>Nothing to identify: a background, a blank, a check standard, or a spectrum without features.</summary>
    public sealed record NotIdentifiable : Verdict
    {
        /// <inheritdoc/>
        public override string Kind => "not-identifiable";
    }

    /// <summary>The spectrum is too poor, or not of a kind that can be compared.</summary>
    public sealed record Unusable : Verdict
    {
        /// <inheritdoc/>
        public override string Kind => "unusable";
    }
}
