using Spectra.Numerics;

namespace Spectra.Preprocessing;

/// <summary>The spectrum less a baseline by asymmetrically reweighted penalised least squares.</summary>
/// <param name="Lambda">The stiffness for points 1 cm-1 apart, positive; see <see cref="WhittakerSmoother"/>.</param>
/// <remarks>
/// Baek, Park, Ahn and Choo, Analyst 140 (2015) 250. Weights w = 1 / (1 + exp(2 (r - (2 s - m)) / s)), r = y - v, m and s the mean and standard
/// deviation of the negative residuals; the exponent is clamped to ±60. Ends when the weights change by less than 0.001 of their norm, or
/// after 50 rounds. Missing points have weight 0 and stay missing. A deep bowl under nearly noiseless bands can hold the baseline at its
/// bottom (the deviation of the negative residuals vanishes): the method's own limit, met by no stiffness; asls or the rubber band serve there.
/// </remarks>
internal sealed record ArplsBaseline(double Lambda) : IPreprocessingStep
{
    private const int MostRounds = 50;
    private const double Settled = 1e-3;
    private const double LargestExponent = 60;

    public string Formula => FormattableString.Invariant($"arpls(lambda={Lambda:R} at 1 cm-1,ratio=0.001,rounds=50)");

    public PreparationRefusal? Check(Spectrum spectrum) => EvenAxis.Check(spectrum, "arpls");

    public Spectrum Apply(Spectrum spectrum) => PenalisedBaseline.Subtract(spectrum, Lambda, MostRounds, Reweigh);

    private static bool Reweigh(ReadOnlySpan<double> residuals, Span<double> weights)
    {
        (double sum, double squares, int count) = (0, 0, 0);
        foreach (double r in residuals)
        {
            if (r < 0)
            {
                (sum, squares, count) = (sum + r, squares + (r * r), count + 1);
            }
        }

        double mean = count > 0 ? sum / count : 0;
        double variance = count > 0 ? (squares / count) - (mean * mean) : 0;
        if (variance <= 0)
        {
            return false;
        }

        double deviation = Math.Sqrt(variance);
        (double change, double norm) = (0, 0);
        for (int i = 0; i < weights.Length; i++)
        {
            if (double.IsNaN(residuals[i]))
            {
                continue;
            }

            double exponent = 2 * (residuals[i] - ((2 * deviation) - mean)) / deviation;
            double weight = 1 / (1 + PortableMath.Exp(Math.Clamp(exponent, -LargestExponent, LargestExponent)));
            change += (weight - weights[i]) * (weight - weights[i]);
            norm += weights[i] * weights[i];
            weights[i] = weight;
        }

        return change > Settled * Settled * norm;
    }
}
