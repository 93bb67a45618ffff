using System.Collections.Immutable;
using Spectra.Libraries;
using Spectra.Mixtures;
using Spectra.Numerics;
using Spectra.Preprocessing;
using Spectra.Search;

namespace Spectra.Confidence;

/// <summary>What speaks for one substance of a hit list.</summary>
/// <remarks>
/// Scores enter as atanh, on which the same step means the same from 0.5 to 0.99. "Others" are the hits of other families: a salt is no
/// rival of its base. The fit is that of the reference alone with the distortions of <see cref="MixtureFit"/>: its misfit, as a share of
/// the query's norm, is held against what the query's noise and a model error of 0.1 of the norm would leave.
/// </remarks>
/// <param name="Hit">The substance's best reference.</param>
/// <param name="Score">atanh of the score.</param>
/// <param name="Lead">How far the score lies above the best of the others, on the atanh scale; negative where another is better.</param>
/// <param name="Fit">ln((noise share + 0.01) / misfit share): 0 or more where nothing is left that noise and small errors do not explain.</param>
/// <param name="FitLead">ln(least misfit of the others / own misfit).</param>
internal sealed record HitEvidence(Hit Hit, double Score, double Lead, double Fit, double FitLead)
{
    /// <summary>How many substances of a hit list are fitted.</summary>
    public const int Fitted = 12;

    /// <summary>The squared share of the norm that small errors of the model may leave.</summary>
    private const double ModelError = 0.1 * 0.1;

    /// <summary>Where noise makes up this share of the squared norm every reference explains the rest, and none is evidence; no spectrum of the training reached it.</summary>
    private const double MostNoise = 0.85;

    /// <summary>A score is never taken as nearer to 1 than this: rounding would decide.</summary>
    private const double HighestScore = 0.9995;

    /// <summary>The names of <see cref="Features"/>, in order. The log odds rise with every one of them: more evidence never lowers a probability.</summary>
    public static readonly ImmutableArray<string> FeatureNames =
        ["fit", "min(fit, 0)", "atanh score", "lead", "min(lead, 0.3)", "min(lead, 0)", "fit lead", "min(fit lead, 1)", "is first"];

    /// <summary>What the model sees.</summary>
    public double[] Features =>
        [Fit, Math.Min(Fit, 0), Score, Lead, Math.Min(Lead, 0.3), Math.Min(Lead, 0), FitLead, Math.Min(FitLead, 1), Lead >= 0 ? 1 : 0];

    /// <summary>The evidence for the first hits of a list, in its order; none for a spectrum that is little more than noise.</summary>
    /// <param name="query">The query.</param>
    /// <param name="libraries">The libraries that were searched.</param>
    /// <param name="hits">The first hits, at most <see cref="Fitted"/> are looked at.</param>
    public static ImmutableArray<HitEvidence> Of(PreparedSpectrum query, ImmutableArray<ReferenceLibrary> libraries, ImmutableArray<Hit> hits)
    {
        MixtureProblem problem = new(query, libraries);
        return problem.SquaredNorm > 0 && NoiseShare(problem) < MostNoise ? Of([.. hits.Take(Fitted).Select(hit => new SingleFit(hit, MisfitShare(problem, hit)))], NoiseShare(problem)) : [];
    }

    /// <summary>The evidence for each of several fitted hits.</summary>
    /// <param name="fits">The hits with the misfit of each.</param>
    /// <param name="noiseShare">The noise's share of the query's squared norm.</param>
    public static ImmutableArray<HitEvidence> Of(ImmutableArray<SingleFit> fits, double noiseShare) => [.. fits.Select(fit =>
    {
        SingleFit[] others = [.. fits.Where(other => !other.Hit.IsFamilyOf(fit.Hit))];
        double score = Atanh(fit.Hit);
        return new HitEvidence(
            fit.Hit,
            score,
            score - (others.Length == 0 ? 0 : others.Max(other => Atanh(other.Hit))),
            PortableMath.Log((noiseShare + ModelError) / fit.MisfitShare),
            others.Length == 0 ? 0 : PortableMath.Log(others.Min(other => other.MisfitShare) / fit.MisfitShare));
    })];

    /// <summary>The noise's share of a query's squared norm.</summary>
    public static double NoiseShare(MixtureProblem problem) => problem.NoiseVariance * problem.Space.Count / problem.SquaredNorm;

    /// <summary>The misfit of a reference alone as a share of the query's squared norm; 1 and more where it says nothing.</summary>
    public static double MisfitShare(MixtureProblem problem, Hit hit)
    {
        ReferenceLibrary library = problem.Libraries.First(library => library.Name == hit.Library && library.References.Contains(hit.Reference));
        ImmutableArray<Candidate> set = problem.Find(library, library.References.IndexOf(hit.Reference)) is { } candidate ? [candidate] : [];
        MixtureFit fit = MixtureFit.Of(problem, set, [.. set.Select(_ => 1.0)]);
        return Math.Max(fit.Misfit * problem.Variance / problem.SquaredNorm, 1e-9);
    }

    private static double Atanh(Hit hit)
    {
        double score = Math.Min(hit.Hqi.Value, HighestScore);
        return PortableMath.Log((1 + score) / (1 - score)) / 2;
    }
}
