using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Spectra.Qualification;

/// <summary>Chooses some of many entries by a seed, the same on every machine and whatever their order.</summary>
internal static class EntryChoice
{
    /// <summary>At most so many, in the order of the SHA-256 of seed and id; all of them, in that order, where there are no more.</summary>
    public static IEnumerable<T> Of<T>(IEnumerable<T> entries, Func<T, string> idOf, int most, int seed) =>
        entries.OrderBy(entry => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}:{idOf(entry)}")))), StringComparer.Ordinal).Take(most);
}
