using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectra.Libraries;
using Spectra.Numerics;
using Spectra.Preprocessing;
using Spectra.Search;

namespace Spectra.Confidence;

/// <summary>The trained part of the confidence: a logistic regression a domain with weights that are never negative, and conformal thresholds, in a versioned resource with the record of their training.</summary>
/// <remarks>
/// Probability: P(the hit is of the right substance) = (n + 1) / (n + 2) / (1 + e^-(c + Σ w f)), w ≥ 0, n the number of queries trained on, for a query whose substance is as likely to be in the
/// library as not. Answer sets: cross-conformal prediction (Vovk, Annals of Mathematics and Artificial Intelligence 74, 9, 2015) with
/// the nonconformity 1 - P; the threshold is the ⌊(n + 1)(1 - level)⌋-th smallest P of the right substances of n queries, each scored by
/// coefficients trained without its substance.
/// </remarks>
/// <param name="Version">Rises with every training.</param>
/// <param name="Metric">The metric whose scores it reads.</param>
/// <param name="Features">The features, in the order of the weights.</param>
/// <param name="Domains">The first that holds the best hit's reference is used.</param>
/// <param name="Training">What it was trained on and how it did in cross-validation, in words and numbers.</param>
internal sealed record ConfidenceModel(
    string Version, string Metric, ImmutableArray<string> Features, ImmutableArray<CalibrationDomain> Domains, ImmutableArray<string> Training)
{
    private const string Resource = "Spectra.Confidence.confidence-model.json";

    /// <summary>The model of this version.</summary>
    public static ConfidenceModel Shipped { get; } = Load();

    /// <summary>The domain of a reference's technique; the first where no other holds it.</summary>
    public CalibrationDomain DomainOf(ReferenceSpectrum reference) =>
        Domains.FirstOrDefault(domain => domain.References.Contains(reference.Technique)) ?? Domains[0];

    /// <summary>The probability that a hit is of the right substance, 6 decimals, never surer than the number of queries it rests on allows.</summary>
    public static double Probability(CalibrationDomain domain, HitEvidence evidence)
    {
        double odds = domain.Constant;
        double[] features = evidence.Features;
        for (int i = 0; i < features.Length; i++)
        {
            odds += domain.Weights[i] * features[i];
        }

        // Laplace's rule of succession: n queries without an error don't make an error impossible.
        double surest = (domain.Queried + 1.0) / (domain.Queried + 2.0);
        return Math.Round(surest / (1 + PortableMath.Exp(-Math.Clamp(odds, -30, 30))), 6, MidpointRounding.AwayFromZero);
    }

    /// <summary>What the model makes of a hit list.</summary>
    /// <param name="query">The query.</param>
    /// <param name="libraries">The libraries that were searched.</param>
    /// <param name="hits">Its hits by <see cref="Metric"/>.</param>
    public Assessment Assess(PreparedSpectrum query, ImmutableArray<ReferenceLibrary> libraries, HitList hits)
    {
        if (hits.Hits.IsEmpty)
        {
            return Assessment.OfNothing;
        }

        CalibrationDomain domain = DomainOf(hits.Hits[0].Reference);
        ImmutableArray<(Hit Hit, double Probability)> assessed =
            [.. HitEvidence.Of(query, libraries, hits.Hits).Select(evidence => (evidence.Hit, Probability(domain, evidence)))];
        string? withheld = Withheld(domain, query, hits.Hits[0].Reference);
        return new Assessment(
            [.. assessed.Where(pair => pair.Probability >= domain.Threshold).Select(pair => pair.Hit)],
            assessed.IsEmpty ? 0 : assessed[0].Probability,
            domain.Id,
            domain.Level,
            withheld,
            domain.HoldsMixtures);
    }

    /// <summary>Why a probability may not be given; null where it may.</summary>
    private static string? Withheld(CalibrationDomain domain, PreparedSpectrum query, ReferenceSpectrum best) =>
        best.IsSynthetic ? "the reference is synthetic"
        : !domain.References.Contains(best.Technique) ? "it is not calibrated for references of this technique"
        : domain.IsRegistered && best.Substance.Cas is null ? "it is not calibrated for minerals, blends and other references without a registry number"
        : !domain.Queries.Contains(query.Technique) ? "it is not calibrated for spectra of this technique against references of that one"
        : null;

    private static ConfidenceModel Load()
    {
        using JsonDocument document = ShippedModel.Open(Resource);
        JsonElement model = document.RootElement;
        ImmutableArray<CalibrationDomain>.Builder domains = ImmutableArray.CreateBuilder<CalibrationDomain>();
        foreach (JsonElement domain in model.GetProperty("domains").EnumerateArray())
        {
            domains.Add(CalibrationDomain.Read(domain));
        }

        return new ConfidenceModel(model.Text("version"), model.Text("metric"), model.Texts("features"), domains.ToImmutable(), model.Texts("training"));
    }
}

/// <summary>The serializer of training, made at build time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ConfidenceModel))]
internal sealed partial class ConfidenceModelJson : JsonSerializerContext;
