using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using MathNet.Numerics;

namespace Spectra.Service.Seizures.Sampling;

/// <summary>How many packages to examine so that a statement on all of them can be made.</summary>
/// <remarks>
/// Source: UNODC and ENFSI, Guidelines on Representative Drug Sampling (ST/NAR/38, 2009), chapter 5: the smallest n for which, were the statement just untrue, no more than r negatives would be met with a
/// probability of at most 1 - confidence. Hypergeometric: P(X ≤ r) of drawing n of N with one negative more than the statement allows. Binomial: the same with each draw negative with probability 1 - k.
/// Bayesian: the smallest n for which the proportion exceeds k with the confidence after n - r positives and r negatives, its distribution being Beta(a + n - r, b + r).
/// The plan holds for packages that look alike and are chosen at random. It says how many contain the substance, never how much of it.
/// </remarks>
internal sealed record SamplingPlan
{
    /// <summary>The guideline's least number of packages for the Bayesian variant.</summary>
    public const int FewestForBayesian = 50;

    private SamplingPlan(SamplingQuestion question, SamplingModel model, BetaPrior? prior, int sampleSize) => (Question, Model, Prior, SampleSize) = (question, model, prior, sampleSize);

    /// <summary>What it is to show.</summary>
    public SamplingQuestion Question { get; }

    /// <summary>The statistics behind it.</summary>
    public SamplingModel Model { get; }

    /// <summary>What was held for possible beforehand; null but for the Bayesian variant.</summary>
    public BetaPrior? Prior { get; }

    /// <summary>How many packages to examine.</summary>
    public int SampleSize { get; }

    /// <summary>The plan that answers a question.</summary>
    /// <param name="question">What it is to show.</param>
    /// <param name="model">The statistics.</param>
    /// <param name="prior">For the Bayesian variant what is held for possible beforehand; <see cref="BetaPrior.Uniform"/> where null.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="fault">Why there is none.</param>
    public static bool TryMake(SamplingQuestion question, SamplingModel model, BetaPrior? prior, [NotNullWhen(true)] out SamplingPlan? plan, [NotNullWhen(false)] out string? fault)
    {
        ArgumentNullException.ThrowIfNull(question);
        BetaPrior belief = prior ?? BetaPrior.Uniform;
        fault = question.Fault()
            ?? (model == SamplingModel.Bayesian && question.Population < FewestForBayesian ? string.Create(CultureInfo.InvariantCulture, $"The Bayesian variant is for {FewestForBayesian} packages and more, and there are {question.Population}: use the hypergeometric one.")
            : model == SamplingModel.Bayesian && !(belief is { A: > 0, B: > 0 }) ? "A prior has two weights of more than 0."
            : null);
        plan = fault is null ? new SamplingPlan(question, model, model == SamplingModel.Bayesian ? belief : null, Smallest(question, n => IsShown(question, model, belief, n, question.AllowedNegatives))) : null;
        return plan is not null;
    }

    /// <summary>The exact plan, by the hypergeometric distribution.</summary>
    public static bool TryMake(SamplingQuestion question, [NotNullWhen(true)] out SamplingPlan? plan, [NotNullWhen(false)] out string? fault) =>
        TryMake(question, SamplingModel.Hypergeometric, null, out plan, out fault);

    /// <summary>The plan in words.</summary>
    public string Sentence => string.Create(
        CultureInfo.InvariantCulture,
        $"To be {Percent(Question.Confidence)} % sure that at least {Percent(Question.Proportion)} % of {Question.Population} packages contain it, examine {SampleSize} chosen at random: {Expected()} {WithOneMore()} ({Basis()})");

    /// <summary>What results of this plan show.</summary>
    /// <param name="negatives">How many of the examined were negative, 0 to <see cref="SampleSize"/>.</param>
    public SamplingConclusion Conclude(int negatives) => SamplingConclusion.Of(Question.Population, SampleSize, negatives, Question.Confidence);

    private string Expected() => Question.AllowedNegatives == 0 ? "all must be positive." : string.Create(CultureInfo.InvariantCulture, $"no more than {Question.AllowedNegatives} may be negative.");

    // What one negative too many leaves standing, so that nobody examines on until the numbers fit.
    private string WithOneMore()
    {
        int negatives = Question.AllowedNegatives + 1;
        string count = negatives == 1 ? "one is" : string.Create(CultureInfo.InvariantCulture, $"{negatives} are");
        return negatives > SampleSize ? string.Empty : $"If {count} negative, that is not shown; {Conclude(negatives).Clause}.";
    }

    private string Basis() => (Model, Prior) switch
    {
        (SamplingModel.Hypergeometric, _) => "hypergeometric, exact; UNODC/ENFSI Guidelines on Representative Drug Sampling",
        (SamplingModel.Binomial, _) => "binomial; UNODC/ENFSI Guidelines on Representative Drug Sampling",
        (SamplingModel.Bayesian, { } prior) => string.Create(CultureInfo.InvariantCulture, $"Bayesian with the prior Beta({prior.A}, {prior.B}); UNODC/ENFSI Guidelines on Representative Drug Sampling"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static bool IsShown(SamplingQuestion question, SamplingModel model, BetaPrior prior, int n, int negatives) => model switch
    {
        // 1e-12 keeps a probability that is the limit itself from failing by its last bit.
        SamplingModel.Hypergeometric => Hypergeometric.AtMost(negatives, question.Population, question.FewestNegativesAgainst, n) <= 1 - question.Confidence + 1e-12,
        SamplingModel.Binomial => negatives < n && SpecialFunctions.BetaRegularized(n - negatives, negatives + 1, question.Proportion) <= 1 - question.Confidence + 1e-12,
        SamplingModel.Bayesian => negatives <= n && SpecialFunctions.BetaRegularized(prior.A + n - negatives, prior.B + negatives, question.Proportion) <= 1 - question.Confidence + 1e-12,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // More examined never shows less, so the smallest is found by halving; all of them is the most there is.
    private static int Smallest(SamplingQuestion question, Func<int, bool> isShown)
    {
        (int low, int high) = (question.AllowedNegatives, question.Population);
        while (high - low > 1)
        {
            int middle = low + ((high - low) / 2);
            (low, high) = isShown(middle) ? (low, middle) : (middle, high);
        }

        return high;
    }

    private static string Percent(double share) => Math.Round(100 * share, 4).ToString(CultureInfo.InvariantCulture);
}
