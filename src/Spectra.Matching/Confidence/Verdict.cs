using System.Collections.Immutable;
using Spectra.Libraries;
using Spectra.Mixtures;
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

    /// <summary>What the verdict names: one substance, a confusion group best first, the components of a mixture largest first, or nothing.</summary>
    public virtual ImmutableArray<ReferenceSpectrum> Named => [];

    /// <summary>How far the answer goes: for one substance <c>parent</c> or further (see <see cref="AnswerLevel"/>), <c>group</c> for several that can't be told apart, <c>parent</c> for the components of a mixture, else null.</summary>
    public virtual string? Level => null;

    /// <summary>Consistent with one substance, and with no other of the library as well.</summary>
    /// <param name="Hit">The substance's best reference.</param>
    /// <param name="HowFar">How far the answer goes; null where nothing is known of what the substance can be mistaken for.</param>
    public sealed record PresumptiveMatch(Hit Hit, AnswerLevel? HowFar = null) : Verdict
    {
        /// <inheritdoc/>
        public override string Kind => "presumptive-match";

        /// <inheritdoc/>
        public override ImmutableArray<ReferenceSpectrum> Named => [Hit.Reference];

        /// <inheritdoc/>
        public override string? Level => HowFar?.Word ?? "parent";
    }

    /// <summary>Consistent with several substances that this measurement can't separate.</summary>
    /// <param name="Group">The substances, best first; one alone where something speaks against naming it.</param>
    /// <param name="Reason">What speaks against naming the first alone, as a sentence; null where it is the others, or the spectrum's quality.</param>
    public sealed record Inconclusive(ImmutableArray<Hit> Group, string? Reason = null) : Verdict
    {
        /// <inheritdoc/>
        public override string Kind => "inconclusive";

        /// <inheritdoc/>
        public override ImmutableArray<ReferenceSpectrum> Named => [.. Group.Select(hit => hit.Reference)];

        /// <inheritdoc/>
        public override string? Level => Group.Length > 1 ? "group" : "parent";
    }

    /// <summary>Consistent with a sum of several substances and with no single one.</summary>
    /// <param name="Analysis">The components, at least two, with nothing else left to explain.</param>
    public sealed record MixtureOf(Mixture Analysis) : Verdict
    {
        /// <inheritdoc/>
        public override string Kind => "mixture";

        /// <inheritdoc/>
        public override ImmutableArray<ReferenceSpectrum> Named => [.. Analysis.Components.Select(component => component.Reference)];

        /// <inheritdoc/>
        public override string? Level => "parent";
    }

    /// <summary>Like nothing in the library. It does not mean safe, and it does not mean legal.</summary>
    public sealed record NoMatch : Verdict
    {
        /// <inheritdoc/>
        public override string Kind => "no-match";
    }

    /// <summary>Nothing to identify: a background, a blank, or a spectrum without features.</summary>
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
