using System.Globalization;

namespace Spectra.Service.Seizures.Sampling;

/// <summary>What a sampling plan is to show.</summary>
/// <param name="Population">How many packages there are, 1 to <see cref="LargestPopulation"/>.</param>
/// <param name="Proportion">The least share of positives to show, more than 0 and less than 1.</param>
/// <param name="Confidence">How sure, at least 0.5 and less than 1.</param>
/// <param name="AllowedNegatives">How many negatives among those examined may be met with the statement still standing, from 0.</param>
internal sealed record SamplingQuestion(int Population, double Proportion, double Confidence, int AllowedNegatives = 0)
{
    /// <summary>More packages than any seizure has.</summary>
    public const int LargestPopulation = 10_000_000;

    /// <summary>The most negatives in a population of which the statement is just untrue: one more than it allows.</summary>
    /// <remarks>N - ⌈kN⌉ + 1; a share that is a whole number but for rounding counts as that number.</remarks>
    public int FewestNegativesAgainst => Population - (int)Math.Ceiling((Proportion * Population) - 1e-9) + 1;

    /// <summary>What is wrong with the question, or why no plan answers it; null where nothing is.</summary>
    public string? Fault() =>
        Population is < 1 or > LargestPopulation ? string.Create(CultureInfo.InvariantCulture, $"{Population} packages can't be planned for: count them, 1 to {LargestPopulation}.")
        : !(Proportion is > 0 and < 1) ? string.Create(CultureInfo.InvariantCulture, $"The least share {Proportion} is not between 0 and 1: to show that all packages contain it, examine all.")
        : !(Confidence is >= 0.5 and < 1) ? string.Create(CultureInfo.InvariantCulture, $"The confidence {Confidence} is not between 0.5 and 1: 0.95 is usual.")
        : AllowedNegatives < 0 ? string.Create(CultureInfo.InvariantCulture, $"{AllowedNegatives} allowed negatives: 0 or more was expected.")
        : AllowedNegatives >= FewestNegativesAgainst ? string.Create(CultureInfo.InvariantCulture, $"With {AllowedNegatives} {(AllowedNegatives == 1 ? "negative" : "negatives")} allowed nothing can be shown of {Population} packages: {FewestNegativesAgainst} {(FewestNegativesAgainst == 1 ? "negative is" : "negatives are")} already too many. Allow fewer.")
        : null;
}
