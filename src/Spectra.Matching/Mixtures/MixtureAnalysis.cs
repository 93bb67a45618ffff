using System.Collections.Immutable;
using Spectra.Kernels;
using Spectra.Libraries;
using Spectra.Preprocessing;

namespace Spectra.Mixtures;

/// <summary>Explains a spectrum as a sum of references. Thread-safe; the same bits on every processor.</summary>
/// <remarks>
/// Slopes (Savitzky and Golay 1964), candidates by correlation with what is left, sets by forward selection and exchange, each fitted as a
/// mixed model in which every component may be distorted as another instrument would (see <see cref="MixtureFit"/> and
/// <see cref="DistortionColumns"/>). The largest set is taken in which every component is more probable than not: plain information criteria
/// over-fit here, because what is left of a fit is systematic and not white.
/// </remarks>
public static class MixtureAnalysis
{
    /// <summary>Analyses a prepared spectrum.</summary>
    /// <param name="query">A spectrum prepared by the libraries' recipe.</param>
    /// <param name="libraries">At least one; all with the same recipe.</param>
    /// <param name="settings">What is asked.</param>
    /// <exception cref="ArgumentException">There is no library, or the recipes differ.</exception>
    public static Mixture Analyse(PreparedSpectrum query, ImmutableArray<ReferenceLibrary> libraries, MixtureSettings settings)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.MaximumComponents, 1, nameof(settings));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(settings.MaximumComponents, 5, nameof(settings));
        if (libraries.IsDefaultOrEmpty || libraries.Any(library => library.Recipe.Hash != query.RecipeHash))
        {
            throw new ArgumentException("A mixture analysis needs at least one library, and all with the recipe of the query.", nameof(libraries));
        }

        MixtureModel model = MixtureModel.Shipped;
        MixtureProblem problem = new(query, libraries);
        if (!(problem.SquaredNorm > 0))
        {
            return new Mixture([], 1, 1, [], [], model.Version);
        }

        ImmutableArray<SetOfComponents> path = Path(problem, query, settings);
        return new MixtureReport(problem, model, settings).Of(path, query.Coverage);
    }

    /// <summary>How much of a spectrum's structure one more reference could explain beside what explains it already: to choose what is worth a whole analysis.</summary>
    /// <returns>Agreement: the correlation, in slopes, of the reference that agrees best with what the fit of <paramref name="known"/> leaves. Gain: the same times the share of the norm that is left. Both between 0 and 1.</returns>
    /// <param name="query">A spectrum prepared by the libraries' recipe.</param>
    /// <param name="known">What explains it; may be none.</param>
    /// <param name="further">The references that may be added.</param>
    public static (double Gain, double Agreement) Gain(PreparedSpectrum query, IReadOnlyList<(ReferenceLibrary Library, int Row)> known, ReferenceLibrary further)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(further);
        MixtureProblem problem = new(query, [further]);
        if (!(problem.SquaredNorm > 0))
        {
            return (0, 0);
        }

        ImmutableArray<Candidate> set = problem.Find([.. known]);
        double[] start = new double[set.Length];
        Array.Fill(start, 1.0 / Math.Max(1, set.Length));
        MixtureFit fit = MixtureFit.Of(problem, set, start);
        double left = Math.Sqrt(FixedLanes.Dot(fit.Unexplained, fit.Unexplained));
        if (!(left > 0) || new CandidateScreen(problem, query.Coverage).Best(fit.Unexplained, 1) is not [{ Norm: > 0 } best, ..])
        {
            return (0, 0);
        }

        double explained = FixedLanes.Dot(best.Slopes, fit.Unexplained) / best.Norm;
        return (explained / Math.Sqrt(problem.SquaredNorm), explained / left);
    }

    /// <summary>The best sets of each size.</summary>
    internal static ImmutableArray<SetOfComponents> Path(MixtureProblem problem, PreparedSpectrum query, MixtureSettings settings) =>
        new SetSearch(problem, new CandidateScreen(problem, query.Coverage, settings.Without)).Run(settings.MaximumComponents + 1);

    /// <summary>How many of the sets' components are taken: the size of the largest set in which every component is more probable than not; 0 where there is none.</summary>
    internal static int Choose(ImmutableArray<SetOfComponents> path, LogisticModel component, double points, int largest)
    {
        int chosen = 0;
        for (int size = 1; size <= Math.Min(largest, path.Length); size++)
        {
            if (Array.TrueForAll(MixtureFeatures.OfComponents(path[size - 1], points), features => component.LogOdds(features) >= 0))
            {
                chosen = size;
            }
        }

        return chosen;
    }

    /// <summary>The share of the query's norm that a fit leaves.</summary>
    internal static double Residual(MixtureProblem problem, MixtureFit fit) =>
        Math.Sqrt(FixedLanes.Dot(fit.Unexplained, fit.Unexplained) / problem.SquaredNorm);
}
