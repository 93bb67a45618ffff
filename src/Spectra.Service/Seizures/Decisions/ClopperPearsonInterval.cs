using MathNet.Numerics.Distributions;

namespace Spectra.Service.Seizures.Decisions;

/// <summary>The exact two-sided interval of a share behind a count.</summary>
/// <remarks>
/// Clopper and Pearson, Biometrika 26 (1934) 404: with x of n and α = 1 - confidence, the low end is the α/2 quantile of Beta(x, n - x + 1), 0 where x is 0;
/// the high end the 1 - α/2 quantile of Beta(x + 1, n - x), 1 where x is n. It holds the true share at least as often as it says, never less.
/// </remarks>
/// <param name="Low">The low end, 0 to 1.</param>
/// <param name="High">The high end, 0 to 1.</param>
internal readonly record struct ClopperPearsonInterval(double Low, double High)
{
    /// <summary>The interval of a count.</summary>
    /// <param name="count">How many of them, 0 to <paramref name="total"/>.</param>
    /// <param name="total">Of how many; of none the interval is 0 to 1.</param>
    /// <param name="confidence">Between 0 and 1, ends excluded.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static ClopperPearsonInterval Of(int count, int total, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(total, count);
        if (!(confidence is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence lies between 0 and 1.");
        }

        double tail = (1 - confidence) / 2;
        return new ClopperPearsonInterval(
            count == 0 ? 0 : Beta.InvCDF(count, total - count + 1, tail),
            count == total ? 1 : Beta.InvCDF(count + 1, total - count, 1 - tail));
    }
}
