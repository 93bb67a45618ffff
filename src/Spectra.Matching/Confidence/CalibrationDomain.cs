using System.Collections.Immutable;
using System.Text.Json;

namespace Spectra.Confidence;

/// <summary>One kind of comparison with the coefficients that were trained on it.</summary>
/// <param name="Id">A short name, stored with every verdict.</param>
/// <param name="Statement">What it holds, in words.</param>
/// <param name="References">The techniques of the references that it holds.</param>
/// <param name="Queries">The techniques of the queries that it holds.</param>
/// <param name="IsRegistered">Whether its references are of substances with a registry number, and of no others.</param>
/// <param name="HoldsMixtures">Whether the mixture model was trained on spectra of this kind.</param>
/// <param name="Weights">One a feature of <see cref="HitEvidence.FeatureNames"/>, none negative.</param>
/// <param name="Constant">The log odds where every feature is 0.</param>
/// <param name="Level">The level of the answer sets: the share of spectra of substances in the library whose set holds the right one.</param>
/// <param name="Threshold">The least probability at which a substance is in the answer set.</param>
/// <param name="Queried">How many queries it was trained on.</param>
internal sealed record CalibrationDomain(
    string Id,
    string Statement,
    ImmutableArray<Technique> References,
    ImmutableArray<Technique> Queries,
    bool IsRegistered,
    bool HoldsMixtures,
    ImmutableArray<double> Weights,
    double Constant,
    double Level,
    double Threshold,
    int Queried)
{
    /// <summary>A domain as it is stored.</summary>
    public static CalibrationDomain Read(JsonElement domain) => new(
        domain.Text("id"),
        domain.Text("statement"),
        Techniques(domain, "references"),
        Techniques(domain, "queries"),
        domain.GetProperty("isRegistered").GetBoolean(),
        domain.GetProperty("holdsMixtures").GetBoolean(),
        domain.Numbers("weights"),
        domain.Number("constant"),
        domain.Number("level"),
        domain.Number("threshold"),
        domain.GetProperty("queried").GetInt32());

    private static ImmutableArray<Technique> Techniques(JsonElement domain, string name)
    {
        ImmutableArray<Technique>.Builder techniques = ImmutableArray.CreateBuilder<Technique>();
        foreach (string technique in domain.Texts(name))
        {
            techniques.Add(Enum.Parse<Technique>(technique));
        }

        return techniques.ToImmutable();
    }
}
