using System.Collections.Immutable;

namespace Spectra.Accuracy.Statistics;

/// <summary>Whether stated probabilities are what comes true.</summary>
/// <param name="Count">How many answers.</param>
/// <param name="Bins">The reliability diagram, by rising probability.</param>
/// <param name="Error">The expected calibration error.</param>
/// <param name="Floor">The mean error of a perfect model that states these probabilities on so many answers.</param>
/// <param name="FloorUpper">The 95th percentile of that model's error: beyond it chance is no explanation.</param>
/// <param name="Brier">The mean squared difference between probability and outcome; 0 best.</param>
/// <remarks>
/// Bins hold equally many answers, at most 10 and at least 10 answers each (one bin for fewer than 20); answers of equal probability stay in
/// one bin, so that their order does not matter. The error is the sum over bins of n_b / n |observed - stated|. It is never 0 on a finite
/// set: the floor draws every outcome from its stated probability, in the same bins, 2000 times with a fixed seed.
/// </remarks>
internal sealed record Reliability(int Count, ImmutableArray<ReliabilityBin> Bins, double Error, double Floor, double FloorUpper, double Brier)
{
    private const int MostBins = 10;
    private const int LeastInBin = 10;
    private const int Draws = 2000;

    /// <summary>Of answers with their stated probability.</summary>
    /// <param name="answers">At least one; probabilities 0 to 1.</param>
    /// <param name="seed">The seed of the floor's draws.</param>
    public static Reliability Of(IEnumerable<(double Probability, bool Right)> answers, int seed = 1)
    {
        (double Probability, bool Right)[] sorted = [.. answers.OrderBy(answer => answer.Probability)];
        ArgumentOutOfRangeException.ThrowIfZero(sorted.Length, nameof(answers));
        if (!(sorted[0].Probability >= 0 && sorted[^1].Probability <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(answers), "A probability lies between 0 and 1.");
        }

        double[] stated = [.. sorted.Select(answer => answer.Probability)];
        int[] ends = Ends(stated);
        (double floor, double upper) = Perfect(stated, ends, new Random(seed));
        return new Reliability(
            sorted.Length,
            [.. Ranges(ends).Select(range => new ReliabilityBin(
                range.End - range.Start,
                sorted[range.Start..range.End].Count(answer => answer.Right),
                stated[range.Start..range.End].Average()))],
            ErrorOf(stated, [.. sorted.Select(answer => answer.Right ? 1.0 : 0)], ends),
            floor,
            upper,
            sorted.Average(answer => Math.Pow(answer.Probability - (answer.Right ? 1 : 0), 2)));
    }

    /// <summary>Where each bin ends, exclusive.</summary>
    private static int[] Ends(double[] stated)
    {
        int bins = Math.Clamp(stated.Length / LeastInBin, 1, MostBins);
        List<int> ends = [];
        for (int b = 1; b <= bins; b++)
        {
            int end = (int)((long)stated.Length * b / bins);
            while (end < stated.Length && stated[end] == stated[end - 1])
            {
                end++;
            }

            if (ends.Count == 0 || end > ends[^1])
            {
                ends.Add(end);
            }
        }

        return [.. ends];
    }

    private static IEnumerable<(int Start, int End)> Ranges(int[] ends) => ends.Select((end, b) => (b == 0 ? 0 : ends[b - 1], end));

    private static double ErrorOf(double[] stated, double[] outcomes, int[] ends)
    {
        double error = 0;
        foreach ((int start, int end) in Ranges(ends))
        {
            double difference = 0;
            for (int i = start; i < end; i++)
            {
                difference += outcomes[i] - stated[i];
            }

            error += Math.Abs(difference);
        }

        return error / stated.Length;
    }

    private static (double Mean, double Upper) Perfect(double[] stated, int[] ends, Random random)
    {
        double[] errors = new double[Draws];
        double[] outcomes = new double[stated.Length];
        for (int draw = 0; draw < Draws; draw++)
        {
            for (int i = 0; i < outcomes.Length; i++)
            {
                outcomes[i] = random.NextDouble() < stated[i] ? 1 : 0;
            }

            errors[draw] = ErrorOf(stated, outcomes, ends);
        }

        Array.Sort(errors);
        return (errors.Average(), errors[(int)(0.95 * Draws) - 1]);
    }
}
