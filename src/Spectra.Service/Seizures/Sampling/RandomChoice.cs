using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Spectra.Service.Seizures.Sampling;

/// <summary>Which packages to examine: a choice that nobody can steer, and that anybody can repeat from its seed.</summary>
/// <remarks>
/// Package i of 1 to N gets the SHA-256 of the UTF-8 text <c>spectra random choice 1:SEED:i</c> (decimal digits); those n with the smallest hashes, compared byte by byte, are chosen.
/// Any language does that in a few lines, and no library's generator has to stay as it is.
/// </remarks>
/// <param name="Seed">The seed, 1 to 128 characters, recorded with the choice.</param>
/// <param name="Population">How many packages there are, numbered from 1.</param>
/// <param name="Chosen">The numbers of those to examine, ascending.</param>
internal sealed record RandomChoice(string Seed, int Population, ImmutableArray<int> Chosen)
{
    /// <summary>The longest seed.</summary>
    public const int LongestSeed = 128;

    private const int SeedBytes = 16;

    /// <summary>A choice.</summary>
    /// <param name="population">How many packages there are, from 1.</param>
    /// <param name="count">How many to choose, 0 to <paramref name="population"/>.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <exception cref="ArgumentException">The seed is empty or too long.</exception>
    public static RandomChoice Of(int population, int count, string seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(population);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(population, SamplingQuestion.LargestPopulation);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, population);
        ArgumentException.ThrowIfNullOrWhiteSpace(seed);
        if (seed.Length > LongestSeed)
        {
            throw new ArgumentException($"The seed has {seed.Length} characters, but at most {LongestSeed} were expected.", nameof(seed));
        }

        // Only the smallest so far are kept, so that millions of tablets need no more memory than those chosen.
        PriorityQueue<int, string> chosen = new(Comparer<string>.Create(static (one, other) => string.CompareOrdinal(other, one)));
        for (int package = 1; count > 0 && package <= population; package++)
        {
            string lot = Lot(seed, package);
            if (chosen.Count < count)
            {
                chosen.Enqueue(package, lot);
            }
            else
            {
                chosen.EnqueueDequeue(package, lot);
            }
        }

        return new RandomChoice(seed, population, [.. chosen.UnorderedItems.Select(item => item.Element).Order()]);
    }

    /// <summary>A new seed from the system's generator: 128 bits as hexadecimal text.</summary>
    public static string NewSeed() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SeedBytes));

    private static string Lot(string seed, int package) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"spectra random choice 1:{seed}:{package}"))));
}
