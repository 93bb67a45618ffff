using System.Collections.Immutable;
using Spectra.Kernels;
using Spectra.Libraries;
using Spectra.Mixtures;
using Spectra.Numerics;
using Spectra.Preprocessing;

namespace Spectra.Accuracy;

/// <summary>The yardstick: non-negative least squares in slopes on the 50 best-correlated references, shares of at least 0.05.</summary>
internal static class PlainNonNegativeFit
{
    private const int Candidates = 50;
    private const double LeastShare = 0.05;

    public static ImmutableArray<(string Key, double Share)> Of(PreparedSpectrum query, ImmutableArray<ReferenceLibrary> libraries, string? without)
    {
        MixtureProblem problem = new(query, libraries);
        ImmutableArray<Candidate> candidates = new CandidateScreen(problem, query.Coverage, without).Best(problem.Query, Candidates);
        double[] weights = NonNegativeLeastSquares.Solve(
            [.. candidates.Select(candidate => FixedLanes.Dot(candidate.Slopes, problem.Query))],
            (index, products) =>
            {
                for (int i = 0; i < candidates.Length; i++)
                {
                    products[i] = FixedLanes.Dot(candidates[index].Slopes, candidates[i].Slopes);
                }
            });
        double total = weights.Sum();
        return [.. candidates.Select((candidate, i) => (candidate.Reference.Substance.Key, weights[i] / total)).Where(part => part.Item2 >= LeastShare)];
    }
}
