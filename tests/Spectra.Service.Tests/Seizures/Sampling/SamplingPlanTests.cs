using System.Globalization;
using System.Numerics;
using CsCheck;
using Spectra.Service.Seizures.Sampling;

namespace Spectra.Service.Tests.Seizures.Sampling;

public class SamplingPlanTests
{
    // Guidelines on Representative Drug Sampling, hypergeometric table for 95 %, no negatives expected: packages, then the sample for 50, 70 and 90 %.
    [Theory]
    [InlineData(10, 3, 5, 8)]
    [InlineData(20, 4, 6, 12)]
    [InlineData(30, 4, 7, 15)]
    [InlineData(40, 4, 7, 18)]
    [InlineData(50, 4, 8, 19)]
    [InlineData(100, 5, 8, 23)]
    [InlineData(200, 5, 9, 26)]
    [InlineData(500, 5, 9, 28)]
    [InlineData(1000, 5, 9, 28)]
    [InlineData(10_000, 5, 9, 29)]
    public void TheGuidelinesTableIsMet(int population, int half, int seventy, int ninety)
    {
        Assert.Equal(half, Size(population, 0.5, 0.95, 0));
        Assert.Equal(seventy, Size(population, 0.7, 0.95, 0));
        Assert.Equal(ninety, Size(population, 0.9, 0.95, 0));
    }

    // J. Forensic Sci. 37 (1992) 1541: "a sample size of six or seven units is generally sufficient".
    [Theory]
    [InlineData(50)]
    [InlineData(100)]
    [InlineData(1000)]
    [InlineData(100_000)]
    public void SixOrSevenUnitsShowSeventyPerCentAtNinetyAsTzidonyAndRavrebyPublished(int population) => Assert.InRange(Size(population, 0.7, 0.9, 0), 6, 7);

    [Fact]
    public void TheBinomialWithoutNegativesIsTheClosedForm() =>
        Gen.Select(Gen.Double[0.3, 0.99], Gen.Double[0.5, 0.999]).Sample((k, confidence) =>
            Size(SamplingQuestion.LargestPopulation, k, confidence, 0, SamplingModel.Binomial) == (int)Math.Ceiling((Math.Log(1 - confidence) / Math.Log(k)) - 1e-9));

    [Fact]
    public void TheBayesianWithAUniformPriorNeedsOneLessThanTheBinomial()
    {
        // Beta(n + 1, 1) has the distribution function k^(n + 1).
        Gen.Select(Gen.Double[0.3, 0.99], Gen.Double[0.6, 0.999]).Sample((k, confidence) =>
            Size(1_000_000, k, confidence, 0, SamplingModel.Bayesian) == Math.Max(1, (int)Math.Ceiling((Math.Log(1 - confidence) / Math.Log(k)) - 1 - 1e-9)));
        Assert.Equal(28, Size(1000, 0.9, 0.95, 0, SamplingModel.Bayesian));
        Assert.Equal(29, Size(1_000_000, 0.9, 0.95, 0, SamplingModel.Binomial));
    }

    [Fact]
    public void TheExactSizeIsTheSmallestByCountingInWholeNumbers() =>
        Gen.Select(Gen.Int[2, 120], Gen.Int[30, 99], Gen.Int[0, 2], Gen.OneOf(90, 95, 99)).Sample((population, k, negatives, confidence) =>
        {
            SamplingQuestion question = new(population, k / 100.0, confidence / 100.0, negatives);
            if (!SamplingPlan.TryMake(question, out SamplingPlan? plan, out _))
            {
                return negatives >= population - ((k * population) + 99) / 100 + 1;
            }

            int against = population - (((k * population) + 99) / 100) + 1;
            int smallest = Enumerable.Range(negatives + 1, population - negatives).First(n => IsShown(population, against, n, negatives, confidence));
            return plan.SampleSize == smallest;
        });

    [ScipyFact]
    public void TheChanceIsThatOfScipy()
    {
        (int Most, int Population, int Negatives, int Drawn)[] cases = [(0, 200, 21, 26), (1, 200, 21, 42), (3, 5000, 501, 77), (2, 1_000_000, 100_001, 61), (0, 10, 2, 8), (5, 60, 30, 12), (0, 10_000_000, 1_000_001, 29)];
        string script = $"from scipy.stats import hypergeom\nfor r,N,D,n in [{string.Join(",", cases.Select(each => string.Create(CultureInfo.InvariantCulture, $"({each.Most},{each.Population},{each.Negatives},{each.Drawn})")))}]: print(repr(float(hypergeom.cdf(r,N,D,n))))";
        double[] expected = [.. ScipyFactAttribute.Lines(script).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
        Assert.Equal(cases.Length, expected.Length);
        Assert.All(cases.Zip(expected), pair =>
        {
            double chance = Hypergeometric.AtMost(pair.First.Most, pair.First.Population, pair.First.Negatives, pair.First.Drawn);
            Assert.InRange(chance / pair.Second, 1 - 1e-6, 1 + 1e-6);
        });
    }

    [Fact]
    public void MoreConfidenceALargerShareOrMoreNegativesNeverNeedFewer() =>
        Gen.Select(Gen.Int[20, 5000], Gen.Double[0.5, 0.85], Gen.Double[0.8, 0.98], Gen.Int[0, 1], Gen.OneOf(SamplingModel.Hypergeometric, SamplingModel.Binomial)).Sample((population, k, confidence, negatives, model) =>
        {
            int size = Size(population, k, confidence, negatives, model);
            return Size(population, k + 0.05, confidence, negatives, model) >= size
                && Size(population, k, confidence + 0.01, negatives, model) >= size
                && Size(population, k, confidence, negatives + 1, model) > size - 1
                && Size(population, k, confidence, negatives, SamplingModel.Hypergeometric) <= Size(population, k, confidence, negatives, SamplingModel.Binomial);
        });

    [Fact]
    public void ThePlanIsASentenceThatSaysWhatANegativeLeavesStanding()
    {
        Assert.True(SamplingPlan.TryMake(new SamplingQuestion(200, 0.9, 0.95), out SamplingPlan? plan, out _));
        Assert.StartsWith("To be 95 % sure that at least 90 % of 200 packages contain it, examine 26 chosen at random: all must be positive. If one is negative, that is not shown; with 1 of 26 negative it is shown, 95 % sure, for at least", plan.Sentence, StringComparison.Ordinal);
        Assert.Contains("hypergeometric, exact", plan.Sentence, StringComparison.Ordinal);
        Assert.True(plan.Conclude(0).LeastPositives >= 180);
        Assert.InRange(plan.Conclude(1).LeastPositives, 150, 179);
    }

    [Fact]
    public void WhatASampleShowsIsTheLargestClaimThatItsPlanWouldMake() =>
        Gen.Select(Gen.Int[2, 80], Gen.Int[1, 80], Gen.Int[0, 5]).Sample((population, examined, negatives) =>
        {
            (examined, negatives) = (Math.Min(examined, population), Math.Min(negatives, Math.Min(examined, population)));
            int least = SamplingConclusion.Of(population, examined, negatives, 0.95).LeastPositives;

            // M is shown where M - 1 positives would give so few negatives with 5 % at most; counted in whole numbers.
            int counted = Enumerable.Range(examined - negatives, population - examined + 1).Where(m => m == examined - negatives || IsShown(population, population - m + 1, examined, negatives, 95)).Max();
            return least == counted;
        });

    [Theory]
    [InlineData(0, 0.9, 0.95, 0, "can't be planned for")]
    [InlineData(10, 1.0, 0.95, 0, "examine all")]
    [InlineData(10, 0.9, 1.0, 0, "0.95 is usual")]
    [InlineData(10, 0.9, double.NaN, 0, "0.95 is usual")]
    [InlineData(10, 0.9, 0.95, -1, "0 or more")]
    [InlineData(10, 0.9, 0.95, 2, "Allow fewer")]
    public void AQuestionWithoutAnAnswerIsRefusedWithItsReason(int population, double k, double confidence, int negatives, string part)
    {
        Assert.False(SamplingPlan.TryMake(new SamplingQuestion(population, k, confidence, negatives), out _, out string? fault));
        Assert.Contains(part, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void TheBayesianVariantIsRefusedForFewPackages()
    {
        Assert.False(SamplingPlan.TryMake(new SamplingQuestion(49, 0.9, 0.95), SamplingModel.Bayesian, null, out _, out string? fault));
        Assert.Contains("use the hypergeometric one", fault, StringComparison.Ordinal);
        Assert.False(SamplingPlan.TryMake(new SamplingQuestion(500, 0.9, 0.95), SamplingModel.Bayesian, new BetaPrior(0, 1), out _, out _));
    }

    private static int Size(int population, double k, double confidence, int negatives, SamplingModel model = SamplingModel.Hypergeometric)
    {
        Assert.True(SamplingPlan.TryMake(new SamplingQuestion(population, k, confidence, negatives), model, null, out SamplingPlan? plan, out string? fault), fault);
        return plan.SampleSize;
    }

    // P(X ≤ r) ≤ 1 - confidence, both sides as whole numbers: Σ C(D, x) C(N - D, n - x) · 100 ≤ (100 - confidence) C(N, n).
    private static bool IsShown(int population, int against, int drawn, int negatives, int confidence)
    {
        BigInteger sum = 0;
        for (int x = 0; x <= negatives; x++)
        {
            sum += Choose(against, x) * Choose(population - against, drawn - x);
        }

        return sum * 100 <= (100 - confidence) * Choose(population, drawn);
    }

    private static BigInteger Choose(int n, int k)
    {
        if (k < 0 || k > n)
        {
            return 0;
        }

        BigInteger product = 1;
        for (int i = 1; i <= k; i++)
        {
            product = product * (n - k + i) / i;
        }

        return product;
    }
}
