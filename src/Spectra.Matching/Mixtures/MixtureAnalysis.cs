using System.Collections.Immutable;
using Spectra.Libraries;
using Spectra.Preprocessing;

namespace Spectra.Mixtures;

/// <summary>Explains a spectrum as a sum of references.</summary>
public static class MixtureAnalysis
{
    /// <summary>Analyses a prepared spectrum.</summary>
    public static Mixture Analyse(PreparedSpectrum query, ImmutableArray<ReferenceLibrary> libraries, MixtureSettings settings)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(settings);
        return new Mixture([], Path(query, libraries, settings.MaximumComponents + 1).Length);
    }

    internal static ImmutableArray<SetOfComponents> Path(PreparedSpectrum query, ImmutableArray<ReferenceLibrary> libraries, int largest, string? without = null)
    {
        MixtureProblem problem = new(query, libraries);
        return new SetSearch(problem, new CandidateScreen(problem, query.Coverage, without)).Run(largest);
    }
}
