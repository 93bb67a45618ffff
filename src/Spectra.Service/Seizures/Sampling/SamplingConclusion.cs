using System.Globalization;

namespace Spectra.Service.Seizures.Sampling;

/// <summary>What the results of a random sample show of all packages.</summary>
/// <param name="Population">All packages.</param>
/// <param name="Examined">How many were examined.</param>
/// <param name="Negatives">How many of those were negative.</param>
/// <param name="Confidence">How sure, between 0 and 1.</param>
/// <param name="LeastPositives">The least number of packages that contain it.</param>
internal sealed record SamplingConclusion(int Population, int Examined, int Negatives, double Confidence, int LeastPositives)
{
    /// <summary>The conclusion by the exact lower limit of the hypergeometric distribution.</summary>
    /// <remarks>The largest M for which so few negatives would be met with a probability of at most 1 - confidence if only M - 1 packages contained it; never fewer than the positives that were seen.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static SamplingConclusion Of(int population, int examined, int negatives, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(population);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(examined, population);
        ArgumentOutOfRangeException.ThrowIfNegative(negatives);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(negatives, examined);
        if (!(confidence is >= 0.5 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence lies between 0.5 and 1.");
        }

        // With fewer positives than were seen the sample is impossible; with more negatives than can be, so is the statement.
        (int low, int high) = (examined - negatives, population - negatives + 1);
        while (high - low > 1)
        {
            int middle = low + ((high - low) / 2);
            bool isShown = Hypergeometric.AtMost(negatives, population, population - middle + 1, examined) <= 1 - confidence + 1e-12;
            (low, high) = isShown ? (middle, high) : (low, middle);
        }

        return new SamplingConclusion(population, examined, negatives, confidence, low);
    }

    /// <summary>The conclusion as the end of a sentence.</summary>
    public string Clause => string.Create(
        CultureInfo.InvariantCulture,
        $"with {Negatives} of {Examined} negative it is shown, {Math.Round(100 * Confidence, 4)} % sure, for at least {LeastPositives} of {Population} packages ({Math.Floor(1000.0 * LeastPositives / Population) / 10} %)");
}
