using System.Collections.Immutable;

namespace Spectra.Confidence;

/// <summary>The answer to "what is it": never more than infrared can say.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>The contract's word for the kind.</summary>
    public abstract string Kind { get; }

    /// <summary>The ids that the verdict names: one, a confusion group, or none.</summary>
    public virtual ImmutableArray<string> Ids => [];

    /// <summary>Consistent with one substance, and with no other of the library as well.</summary>
    /// <param name="Id">The id of the reference.</param>
    public sealed record PresumptiveMatch(string Id) : Verdict
    {
        /// <inheritdoc/>
        public override string Kind => "presumptive-match";

        /// <inheritdoc/>
        public override ImmutableArray<string> Ids => [Id];
    }

    /// <summary>Consistent with several substances that this measurement can't separate.</summary>
    /// <param name="Group">The ids, best first, at least two.</param>
    public sealed record Inconclusive(ImmutableArray<string> Group) : Verdict
    {
        /// <inheritdoc/>
        public override string Kind => "inconclusive";

        /// <inheritdoc/>
        public override ImmutableArray<string> Ids => Group;
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
