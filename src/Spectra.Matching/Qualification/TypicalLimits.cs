using System.Collections.Immutable;
using Spectra.Libraries;
using Spectra.Mixtures;
using Spectra.Preprocessing;

namespace Spectra.Qualification;

/// <summary>From which share on a watched substance would be seen in one matrix after another.</summary>
/// <param name="Key">The watched substance, as <see cref="Substance.Key"/>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Least">The limit in the matrix where it is seen best: a spectral share from 0.05 to 1.</param>
/// <param name="Most">The limit in the matrix where it is seen worst; 1 where it can't be seen at all.</param>
/// <param name="Matrices">In how many matrices it was looked for.</param>
public sealed record SubstanceLimit(string Key, string Name, double Least, double Most, int Matrices);

/// <summary>Detection limits of watched substances in the matrices that a library holds, each matrix degraded as a poor instrument would measure it.</summary>
/// <remarks>The limits are those of the mixture model (<see cref="Mixture.DetectionLimits"/>): spectral shares, never weights, and never a clearance.</remarks>
public static class TypicalLimits
{
    /// <summary>The limits, in the order of the substances' names.</summary>
    /// <param name="library">The library.</param>
    /// <param name="matrices">The keys of the substances that the watched ones are cut with; those that the library does not hold are left out.</param>
    /// <param name="watched">The keys of the watched substances.</param>
    /// <param name="seed">How the matrices are degraded.</param>
    public static ImmutableArray<SubstanceLimit> Of(ReferenceLibrary library, IEnumerable<string> matrices, IReadOnlySet<string> watched, int seed)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(matrices);
        ArgumentNullException.ThrowIfNull(watched);
        MixtureSettings settings = new() { Watched = watched };
        List<DetectionLimit> limits = [];
        foreach (int substance in matrices.Where(key => !watched.Contains(key)).Select(library.Substances.Find).Where(static number => number >= 0))
        {
            int row = library.Substances.RowsOf(substance)[0];
            if (library.Recipe.Apply(DegradedSpectrum.Of(library, row, (ulong)seed + (ulong)row)) is Preparation.Ready { Spectrum: { } query })
            {
                limits.AddRange(MixtureAnalysis.Analyse(query, [library], settings).DetectionLimits);
            }
        }

        return
        [
            .. limits.GroupBy(static limit => limit.Reference.Substance.Key, StringComparer.Ordinal)
                .Select(static of => new SubstanceLimit(of.Key, of.First().Reference.Substance.Name, of.Min(static limit => limit.Fraction), of.Max(static limit => limit.Fraction), of.Count()))
                .OrderBy(static limit => limit.Name, StringComparer.Ordinal)
                .ThenBy(static limit => limit.Key, StringComparer.Ordinal),
        ];
    }
}
